package io.bookstore.storefront.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
public record Listing<T>(@Nullable List<T> data, long total, int limit, long offset) {

    @Override
    public List<T> data() {
        return data == null ? List.of() : data;
    }
}
