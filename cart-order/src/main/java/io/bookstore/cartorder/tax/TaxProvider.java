package io.bookstore.cartorder.tax;

import io.bookstore.cartorder.pricing.TaxRule;
import java.time.LocalDate;
import java.util.Optional;

/** Tells how an order to a place is taxed on a day. */
public interface TaxProvider {

    /** Nothing when the tax is added to prices and depends on a state or province that the address does not name. */
    Optional<TaxRule> rule(TaxPlace place, LocalDate day);
}
