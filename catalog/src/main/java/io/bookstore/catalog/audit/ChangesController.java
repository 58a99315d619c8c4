package io.bookstore.catalog.audit;

import io.bookstore.catalog.audit.ListChanges.ChangeView;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChangesController {

    private final BookRows rows;
    private final ListChanges listChanges;

    ChangesController(BookRows rows, ListChanges listChanges) {
        this.rows = rows;
        this.listChanges = listChanges;
    }

    /** Of deleted books too: somebody will want to know who deleted it. */
    @GetMapping("/v1/admin/books/{id}/changes")
    ResponseEntity<Page<ChangeView>> changes(@PathVariable String id, PageQuery query, HttpServletRequest request) {
        UUID book = rows.idOf(BookKey.ofPath(id))
                .filter(each -> rows.find(each).isPresent())
                .orElseThrow(() -> new ProblemException(BookKey.notFound()));
        return listChanges.of(book, query).answer(request);
    }
}
