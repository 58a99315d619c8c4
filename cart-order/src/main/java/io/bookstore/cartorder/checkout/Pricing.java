package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.stock.ShortLine;
import java.util.List;
import java.util.UUID;

/** What came of pricing. */
sealed interface Pricing {

    record Priced(Quote quote) implements Pricing {}

    record UnknownBooks(List<UUID> books) implements Pricing {}

    /** In the cart, but not sold any more. */
    record NotSold(List<ShortLine> lines) implements Pricing {}

    record OtherCurrencies() implements Pricing {}

    /** This cannot be a postal code of the country. */
    record PostalCodeWrong(String country) implements Pricing {}

    /** The tax there depends on the state or province, and it is not named. */
    record RegionMissing() implements Pricing {}

    record NoDelivery() implements Pricing {}

    record UnknownMethod() implements Pricing {}

    record TooMuch(long maxCents) implements Pricing {}
}
