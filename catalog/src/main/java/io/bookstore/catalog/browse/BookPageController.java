package io.bookstore.catalog.browse;

import io.bookstore.catalog.book.BookKey;
import io.bookstore.platform.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class BookPageController {

    private static final int HASH_BYTES = 8;

    private final ShowBook showBook;
    private final JsonMapper json;

    BookPageController(ShowBook showBook, JsonMapper json) {
        this.showBook = showBook;
        this.json = json;
    }

    @GetMapping("/v1/books/{id}")
    ResponseEntity<BookPage> book(@PathVariable String id) {
        BookPage page = showBook.show(BookKey.ofPath(id)).orElseThrow(() -> new ProblemException(BookKey.notFound()));
        return ResponseEntity.ok()
                .eTag(etag(page))
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(page); // Spring answers 304 when If-None-Match has this ETag
    }

    /** The version, which alone decides If-Match, and a hash of all that is shown: stock changes without a version. */
    private String etag(BookPage page) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(page));
            return "\"" + page.book().version() + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
