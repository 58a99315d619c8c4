package io.bookstore.cartorder.stock;

import java.util.List;

/** What came of the wish to set copies aside. */
public sealed interface Hold {

    record Held() implements Hold {}

    record TooFew(List<ShortLine> lines) implements Hold {}

    /** The order's reservation had ended before. */
    record Ended() implements Hold {}
}
