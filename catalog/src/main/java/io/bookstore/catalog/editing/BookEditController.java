package io.bookstore.catalog.editing;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.book.Precondition;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
class BookEditController {

    private final CreateBook createBook;
    private final ChangeBook changeBook;
    private final DeleteBook deleteBook;
    private final JsonMapper json;

    BookEditController(CreateBook createBook, ChangeBook changeBook, DeleteBook deleteBook, JsonMapper json) {
        this.createBook = createBook;
        this.changeBook = changeBook;
        this.deleteBook = deleteBook;
        this.json = json;
    }

    @PostMapping(path = "/v1/books", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BookView> create(@RequestBody BookInput input, Caller caller) {
        BookView book = done(createBook.create(input, Actor.of(caller)));
        return ResponseEntity.created(URI.create("/v1/books/" + book.id()))
                .eTag(etag(book))
                .body(book);
    }

    @PutMapping(path = "/v1/books/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BookView> put(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            HttpServletRequest request) {
        return change(id, body, ifMatch, caller, request);
    }

    @PatchMapping(
            path = "/v1/books/{id}",
            consumes = {MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<BookView> patch(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            HttpServletRequest request) {
        return change(id, body, ifMatch, caller, request);
    }

    @DeleteMapping("/v1/books/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        done(deleteBook.delete(BookKey.ofPath(id), new Precondition(ifMatch), Actor.of(caller)));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<BookView> change(
            String id, ObjectNode body, @Nullable String ifMatch, Caller caller, HttpServletRequest request) {
        requireShape(body, request);
        Edit edit = changeBook.change(BookKey.ofPath(id), body, new Precondition(ifMatch), Actor.of(caller));
        BookView book = done(edit);
        return ResponseEntity.ok().eTag(etag(book)).body(book);
    }

    /** Unknown fields and wrong types are told before anything is looked up. */
    private void requireShape(ObjectNode body, HttpServletRequest request) {
        try {
            json.treeToValue(body, BookInput.class);
        } catch (JacksonException wrong) { // numbers out of range are no databind exceptions
            throw new HttpMessageNotReadableException(
                    "not the shape of a book", wrong, new ServletServerHttpRequest(request));
        }
    }

    private static String etag(BookView book) {
        return "\"" + book.version() + "\"";
    }

    private static BookView done(Edit edit) {
        if (edit instanceof Edit.Done(BookView book)) {
            return book;
        }
        throw new ProblemException(EditAnswers.problem(edit));
    }
}
