package io.bookstore.search.query;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The query parameters as they are sent; {@link SearchQueries} makes sense of them. */
record SearchParameters(
        @Parameter(description = "Title, author, series, ISBN or any words, at most 500 characters") @Nullable
        String q,

        @Parameter(description = "Category slug, subtree included; repeated: any of them") @Nullable
        List<String> category,

        @Parameter(description = "Author id") @Nullable List<String> author,
        @Parameter(description = "Series id") @Nullable List<String> series,
        @Nullable List<String> publisher,
        @Nullable List<String> format,
        @Nullable List<String> language,

        @Parameter(name = "price_min", description = "In minor units, inclusive") @BindParam("price_min") @Nullable
        String priceMin,

        @Parameter(name = "price_max") @BindParam("price_max") @Nullable
        String priceMax,

        @Parameter(name = "rating_min", description = "0 to 5") @BindParam("rating_min") @Nullable
        String ratingMin,

        @Parameter(name = "in_stock", description = "true: only what is in stock") @BindParam("in_stock") @Nullable
        String inStock,

        @Parameter(name = "published_from", description = "yyyy, yyyy-MM or yyyy-MM-dd")
        @BindParam("published_from")
        @Nullable
        String publishedFrom,

        @Parameter(name = "published_to") @BindParam("published_to") @Nullable
        String publishedTo,

        @Parameter(description = "relevance, bestselling, newest, price_asc, price_desc, rating or title") @Nullable
        String sort,

        @Nullable String page,
        @Nullable String size,

        @Parameter(description = "The next_cursor of the page before: goes on at any depth, also past 10,000") @Nullable
        String after,

        @Parameter(description = "Facets to count, parted by commas or repeated; none for none") @Nullable
        List<String> facets,

        @Parameter(description = "work (default) or edition") @Nullable
        String group) {}
