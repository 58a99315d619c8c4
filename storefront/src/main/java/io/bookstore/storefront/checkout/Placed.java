package io.bookstore.storefront.checkout;

import java.util.List;
import java.util.Map;

/** How an attempt to buy ended. */
sealed interface Placed {

    /** The order stands: paid, or waiting for the bank. */
    record Ordered(String orderId, boolean confirm) implements Placed {}

    /** Nothing was in the cart. */
    record NothingToBuy() implements Placed {}

    /**
     * Nothing was bought, or nobody knows yet; the page is shown again with the reason.
     *
     * @param newKey the attempt is over, so the next one is another
     * @param newCard the card cannot be used again
     * @param shortLines books of which there are not enough
     */
    record Again(String why, Map<String, String> errors, boolean newKey, boolean newCard, List<ShortLine> shortLines)
            implements Placed {

        static Again because(String why) {
            return new Again(why, Map.of(), true, false, List.of());
        }
    }

    record ShortLine(String bookId, int available) {}
}
