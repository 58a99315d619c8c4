package io.bookstore.storefront.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author wrote, with all its editions that are on sale. */
public record Work(String id, String title, @Nullable Integer originalYear, List<Book> editions) {

    public Work {
        editions = Book.unlessNull(editions);
    }
}
