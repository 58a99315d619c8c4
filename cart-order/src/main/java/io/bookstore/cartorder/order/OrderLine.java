package io.bookstore.cartorder.order;

import io.bookstore.cartorder.sellable.Contributor;
import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.platform.ids.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sold, as it was then: later edits of the book change nothing. */
public record OrderLine(
        UUID id,
        UUID bookId,
        String title,
        List<Contributor> authors,
        @Nullable String isbn13,
        @Nullable String format,
        int quantity,
        long unitPriceCents,
        long totalCents) {

    /** A file is in no parcel and never comes back. */
    public boolean isFile() {
        return "ebook".equals(format);
    }

    public static OrderLine of(SellableBook book, int quantity) {
        return new OrderLine(
                Ids.next(),
                book.id(),
                book.title(),
                book.authors(),
                book.isbn13(),
                book.format(),
                quantity,
                book.priceCents(),
                Math.multiplyExact(book.priceCents(), quantity));
    }
}
