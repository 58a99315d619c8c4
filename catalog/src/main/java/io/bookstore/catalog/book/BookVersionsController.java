package io.bookstore.catalog.book;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which books there are, in which version: what a consumer compares with its own, at a hundredth of a snapshot's cost. */
@RestController
class BookVersionsController {

    private static final int MAX_LIMIT = 5_000;

    private final JdbcClient jdbc;

    BookVersionsController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/internal/books/versions")
    VersionsView versions(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(Problems.invalid("limit", "must be from 1 to " + MAX_LIMIT));
        }
        return new VersionsView(jdbc.sql("""
                        select id, version from book
                        where (cast(:after as uuid) is null or id > :after) order by id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new VersionView(row.getObject("id", UUID.class), row.getLong("version")))
                .list());
    }

    record VersionsView(List<VersionView> data) {}

    record VersionView(UUID id, long version) {}
}
