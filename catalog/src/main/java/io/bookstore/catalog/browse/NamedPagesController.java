package io.bookstore.catalog.browse;

import io.bookstore.catalog.browse.NamedPages.AuthorView;
import io.bookstore.catalog.browse.NamedPages.SeriesView;
import io.bookstore.catalog.browse.NamedPages.WorkView;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NamedPagesController {

    private final NamedPages pages;

    NamedPagesController(NamedPages pages) {
        this.pages = pages;
    }

    @GetMapping("/v1/authors/{id}")
    ResponseEntity<AuthorView> author(@PathVariable UUID id) {
        return answer(pages.author(id), "There is no such author.");
    }

    @GetMapping("/v1/series/{id}")
    ResponseEntity<SeriesView> series(@PathVariable UUID id) {
        return answer(pages.series(id), "There is no such series.");
    }

    @GetMapping("/v1/works/{id}")
    ResponseEntity<WorkView> work(@PathVariable UUID id) {
        return answer(pages.work(id), "There is no such work.");
    }

    private static <T> ResponseEntity<T> answer(Optional<T> found, String otherwise) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(found.orElseThrow(() -> new ProblemException(Problems.notFound(otherwise))));
    }
}
