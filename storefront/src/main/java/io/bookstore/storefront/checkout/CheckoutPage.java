package io.bookstore.storefront.checkout;

import io.bookstore.storefront.shop.ShopSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the checkout page shows. */
record CheckoutPage(
        CheckoutForm form,
        @Nullable String accountEmail,
        Map<String, String> errors,
        @Nullable String why,
        List<Line> lines,
        List<Scarce> shortLines,
        @Nullable Totals totals,
        List<Method> methods,
        Map<String, String> countries,
        ShopSettings.Stripe stripe,
        List<Saved> saved,
        boolean savedKnown,
        boolean paysWithNew,
        String enteredCard,
        @Nullable String currency) {

    /** A card that the shopper saved before. */
    record Saved(String id, String name, String expires, boolean chosen) {}

    record Line(String bookId, String cover, String title, String byline, int qty, String total) {}

    /** A book of which fewer are left than wanted. */
    record Scarce(String bookId, String title, int available) {}

    record Sum(String label, String amount) {}

    /** @param included the tax that the total contains, in words */
    record Totals(List<Sum> sums, String total, long totalCents, List<String> included, List<String> refusedCodes) {}

    record Method(String id, String name, String price, String arrives, boolean chosen) {}

    public boolean isFree() {
        return totals != null && totals.totalCents() == 0;
    }

    public boolean hasProblem() {
        return why != null || !errors.isEmpty();
    }
}
