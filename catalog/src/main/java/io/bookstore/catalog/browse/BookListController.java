package io.bookstore.catalog.browse;

import io.bookstore.catalog.book.BookView;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BookListController {

    private final ListBooks listBooks;

    BookListController(ListBooks listBooks) {
        this.listBooks = listBooks;
    }

    @GetMapping("/v1/books")
    ResponseEntity<Page<BookView>> list(
            @ModelAttribute BookFilter filter, PageQuery page, Caller caller, HttpServletRequest request) {
        boolean deleted = Boolean.FALSE.equals(filter.active());
        if (deleted && !caller.isStaff()) {
            throw new AccessDeniedException("deleted books are for staff");
        }
        ResponseEntity<Page<BookView>> answer = listBooks.list(filter, page).answer(request);
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .cacheControl(
                        deleted
                                ? CacheControl.noStore()
                                : CacheControl.noCache().cachePublic())
                .body(answer.getBody());
    }
}
