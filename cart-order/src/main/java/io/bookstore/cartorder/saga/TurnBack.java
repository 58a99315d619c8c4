package io.bookstore.cartorder.saga;

import org.jspecify.annotations.Nullable;

/** Whether a saga should go back if it still can. */
public record TurnBack(@Nullable String reason) {

    public static final TurnBack NO = new TurnBack(null);
}
