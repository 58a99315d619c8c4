package io.bookstore.storefront.shop;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The way to the pages before and after. */
public record Pager(
        int page,
        int pages,
        @Nullable String previous,
        @Nullable String next) {

    /** @param deepest the last page that can be asked for */
    public static Pager of(int page, int size, long total, int deepest, IntFunction<String> url) {
        int pages = (int) Math.max(1, Math.min(deepest, (total + size - 1) / size));
        return new Pager(
                page,
                pages,
                page > 1 ? url.apply(Math.min(page - 1, pages)) : null,
                page < pages ? url.apply(page + 1) : null);
    }

    public boolean isNeeded() {
        return pages > 1;
    }
}
