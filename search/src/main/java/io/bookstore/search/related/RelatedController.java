package io.bookstore.search.related;

import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.PageLimits;
import io.bookstore.platform.web.PageQuery;
import io.bookstore.search.projection.Book;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search")
class RelatedController {

    private final RelatedBooks related;

    RelatedController(RelatedBooks related) {
        this.related = related;
    }

    @GetMapping("/v1/books/{id}/related")
    @Operation(summary = "Books like this one: its series, its authors, its shelves; id or ISBN")
    ResponseEntity<?> related(
            @PathVariable String id, @ParameterObject @PageLimits(defaultLimit = 12, max = 50) PageQuery page) {
        return related.to(id, page.limit(), page.offset())
                .<ResponseEntity<?>>map(found ->
                        ResponseEntity.ok(new RelatedView(found.books(), found.total(), page.limit(), page.offset())))
                .orElseGet(() -> ResponseEntity.of(Problems.notFound("There is no such book."))
                        .build());
    }

    record RelatedView(List<Book> data, long total, int limit, long offset) {}
}
