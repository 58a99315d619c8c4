package io.bookstore.storefront;

import io.bookstore.storefront.api.Availability;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.Book.Contributor;
import io.bookstore.storefront.api.Book.SeriesPlace;
import java.util.List;

/** Books for tests. */
public final class BookFixtures {

    private BookFixtures() {}

    public static Book titled(String title) {
        return book("0191", "w1", title, List.of(new Contributor("a", "Frank Herbert", "author")), null);
    }

    public static Book by(Contributor... contributors) {
        return book("0191", "w1", "Dune", List.of(contributors), null);
    }

    public static Book volume(String work, String title, String volume) {
        return book(work + title, work, title, List.of(), new SeriesPlace("s", "Dune", volume));
    }

    private static Book book(String id, String work, String title, List<Contributor> authors, SeriesPlace series) {
        return new Book(
                id,
                work,
                "9780441013593",
                title,
                null,
                authors,
                series,
                "paperback",
                "en",
                "Ace",
                "1965-08",
                412,
                "A desert planet.",
                List.of(),
                1099,
                "USD",
                4.3,
                1200,
                true,
                3L,
                new Availability("in_stock", null, null),
                List.of(),
                1,
                null,
                null);
    }
}
