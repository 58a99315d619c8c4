package io.bookstore.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. Declare it as an argument of a controller method; {@link PageLimits} changes its
 * bounds. Bad values are answered 400 before the method runs.
 *
 * @param after the cursor of the last row that the caller has; wins over {@code offset}
 */
public record PageQuery(int limit, long offset, @Nullable String after) {}
