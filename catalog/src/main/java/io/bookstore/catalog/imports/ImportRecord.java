package io.bookstore.catalog.imports;

import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.draft.BookInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that keeps the rules.
 *
 * @param input what it says of the book; null fields say nothing
 * @param checked what it would be as a new book, with a price of 0 when it has none
 * @param work names its work
 * @param namesWork whether the record itself did, or we made the name from title and author
 * @param unknownCategories how many of its categories we have no shelf for
 * @param number of the record in its file
 * @param related ISBNs of other editions of the same work
 * @param otherNames of its contributors, by name
 * @param bookId what a book without ISBN is known by in our own exports
 * @param hash the same for the same content, wherever it stands in the file
 * @param complete whether it says enough for a new book
 */
record ImportRecord(
        long number,
        long line,
        BookInput input,
        BookDraft checked,
        String work,
        boolean namesWork,
        @Nullable Integer originalYear,
        @Nullable Double rating,
        @Nullable Integer ratingsCount,
        int unknownCategories,
        List<String> related,
        boolean complete,
        @Nullable String coverUrl,
        Map<String, List<String>> otherNames,
        @Nullable UUID bookId,
        String hash) {

    /** Raised when the same record means more than before: then all books are looked at again. */
    private static final int MEANING = 2;

    private static final int HASH_BYTES = 18;

    /** Null when it has none. */
    @Nullable
    String isbn() {
        return checked.isbn13();
    }

    /** What a record without ISBN is known by, within its work. */
    String identity(Object workOrItsName) {
        return identity(workOrItsName, checked.format().code(), checked.language(), checked.titleKey());
    }

    static String identity(Object work, String format, @Nullable String language, String titleKey) {
        return work + "|" + format + "|" + language + "|" + titleKey;
    }

    /** Two records with the same key are about the same book. */
    String key() {
        return Objects.requireNonNullElseGet(isbn(), () -> identity(work));
    }

    ImportRecord hashed() {
        return new ImportRecord(
                number,
                line,
                input,
                checked,
                work,
                namesWork,
                originalYear,
                rating,
                ratingsCount,
                unknownCategories,
                related,
                complete,
                coverUrl,
                otherNames,
                bookId,
                ofContent());
    }

    private String ofContent() {
        String content = MEANING + "|" + input + "|" + work + "|" + originalYear + "|" + rating + "|" + ratingsCount
                + "|" + related + "|" + coverUrl + "|" + otherNames;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash).substring(0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
