package io.bookstore.catalog.image;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.book.Precondition;
import io.bookstore.platform.problem.BodyTooLarge;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BookImageController {

    private static final Logger log = LoggerFactory.getLogger(BookImageController.class);
    private static final String PATH = "/v1/books/{id}/image";

    private final ChangePicture changePicture;
    private final FetchPicture fetchPicture;
    private final ImageSettings settings;

    BookImageController(ChangePicture changePicture, FetchPicture fetchPicture, ImageSettings settings) {
        this.changePicture = changePicture;
        this.fetchPicture = fetchPicture;
        this.settings = settings;
    }

    /** What the header says of the bytes does not count: they are looked at. */
    @PutMapping(
            path = PATH,
            consumes = {"image/*", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<BookView> upload(
            @PathVariable String id,
            InputStream body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller)
            throws IOException {
        Precondition precondition = new Precondition(ifMatch);
        UUID book = changePicture.writable(BookKey.ofPath(id), precondition);
        return show(book, () -> read(body), precondition, caller);
    }

    @PutMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BookView> fetch(
            @PathVariable String id,
            @RequestBody Source source,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller)
            throws IOException {
        String url = source.url();
        if (url == null || url.isBlank()) {
            throw new ProblemException(Problems.invalid("url", "must not be blank"));
        }
        Precondition precondition = new Precondition(ifMatch);
        UUID book = changePicture.writable(BookKey.ofPath(id), precondition);
        return show(book, () -> fetchPicture.fetch(url), precondition, caller);
    }

    @DeleteMapping(PATH)
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        Precondition precondition = new Precondition(ifMatch);
        UUID book = changePicture.writable(BookKey.ofPath(id), precondition);
        changePicture.change(book, null, precondition, Actor.of(caller));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<BookView> show(UUID book, Picture picture, Precondition precondition, Caller caller)
            throws IOException {
        try {
            byte[] bytes = picture.bytes();
            BookView changed = changePicture.show(book, bytes, precondition, Actor.of(caller));
            return ResponseEntity.ok().eTag("\"" + changed.version() + "\"").body(changed);
        } catch (UnusablePicture unusable) {
            throw new ProblemException(Problems.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "unusable-image",
                    "This is not a picture that can be shown",
                    unusable.reason()));
        } catch (NoRoom full) {
            log.error("a picture could not be stored", full);
            throw new ProblemException(Problems.of(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "insufficient-storage",
                    "The picture could not be stored",
                    "Tell the operators, and send it again later."));
        }
    }

    private byte[] read(InputStream body) throws IOException {
        int most = (int) settings.maxBytes().toBytes();
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new BodyTooLarge(most);
        }
        return bytes;
    }

    @FunctionalInterface
    private interface Picture {
        byte[] bytes() throws IOException, UnusablePicture;
    }

    /** @param url fetched once */
    record Source(@Nullable String url) {}
}
