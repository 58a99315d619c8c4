package io.bookstore.cartorder.library;

import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.cartorder.sellable.SellableBooks;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The file of an e-book, for staff. */
@RestController
@RequestMapping("/v1/admin/ebooks/{book_id}/file")
class EbookDeskController {

    private final TakeFileIn takeFileIn;
    private final EbookFiles files;
    private final SellableBooks books;

    EbookDeskController(TakeFileIn takeFileIn, EbookFiles files, SellableBooks books) {
        this.takeFileIn = takeFileIn;
        this.files = files;
        this.books = books;
    }

    record FileView(UUID bookId, String mediaType, long sizeBytes, String sha256, Instant uploadedAt) {
        static FileView of(EbookFile file) {
            return new FileView(file.bookId(), file.mediaType(), file.sizeBytes(), file.sha256(), file.uploadedAt());
        }
    }

    /** The body is the file itself. Another file takes its place for those who bought the book before, too. */
    @PutMapping
    FileView put(@PathVariable("book_id") UUID bookId, HttpServletRequest request, Caller caller) throws IOException {
        SellableBook book =
                books.find(bookId).orElseThrow(() -> new ProblemException(Problems.notFound("There is no such book.")));
        if (book.isShipped()) {
            throw new ProblemException(Problems.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "not-an-ebook",
                    "This book is printed",
                    "Only a book whose format is a file can have one."));
        }
        return FileView.of(
                takeFileIn.take(bookId, request.getContentType(), caller.requireUser(), request.getInputStream()));
    }

    @GetMapping
    FileView file(@PathVariable("book_id") UUID bookId) {
        EbookFile file = files.of(List.of(bookId)).get(bookId);
        if (file == null) {
            throw new ProblemException(Problems.notFound("This book has no file."));
        }
        return FileView.of(file);
    }
}
