package io.bookstore.storefront.checkout;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.CheckoutApi;
import io.bookstore.storefront.api.CheckoutApi.Quoting;
import io.bookstore.storefront.shopper.Shopper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks what the cart costs at the address of the form, as far as it is known. */
@Component
class Quotes {

    private static final Set<Integer> ABOUT_THE_REQUEST = Set.of(400, 404, 409, 422);

    private final CheckoutApi checkout;

    Quotes(CheckoutApi checkout) {
        this.checkout = checkout;
    }

    /** @param errors gets what the shop has against the address */
    Optional<Quote> of(CheckoutForm form, Shopper shopper, Map<String, String> errors) {
        if (!form.hasDestination()) return Optional.empty();
        try {
            return Optional.of(ask(form, form.shippingMethod(), shopper));
        } catch (ApiProblem refused) {
            if (!ABOUT_THE_REQUEST.contains(refused.status())) throw refused;
            if (!form.shippingMethod().isEmpty() && concerns(refused, "shipping_method")) {
                // the method is not offered at the new address: take the usual one
                return Optional.of(ask(form, "", shopper));
            }
            Refusal.fields(refused).forEach(errors::putIfAbsent);
            if (errors.isEmpty()) errors.put("form", Refusal.sentence(refused));
            return Optional.empty();
        }
    }

    private Quote ask(CheckoutForm form, String method, Shopper shopper) {
        Quoting question = new Quoting(form.address(), CheckoutForm.orNull(method));
        return Quote.read(shopper.asOwner(who -> checkout.quote(who, question)));
    }

    private static boolean concerns(ApiProblem refused, String field) {
        return refused.name().contains("shipping-method")
                || refused.errors().stream().anyMatch(error -> error.field().contains(field));
    }
}
