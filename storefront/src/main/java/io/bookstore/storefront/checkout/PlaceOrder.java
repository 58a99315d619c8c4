package io.bookstore.storefront.checkout;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.CheckoutApi;
import io.bookstore.storefront.api.CheckoutApi.Buying;
import io.bookstore.storefront.api.CheckoutApi.PaymentInfo;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.api.Order.NextAction;
import io.bookstore.storefront.checkout.Placed.Again;
import io.bookstore.storefront.checkout.Placed.ShortLine;
import io.bookstore.storefront.order.PendingPayments;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Buys what is in the cart, and tells the outcome in words. */
@Component
class PlaceOrder {

    private static final Logger log = LoggerFactory.getLogger(PlaceOrder.class);
    private static final String UNKNOWN =
            "We did not hear back in time, so we do not know yet whether your order was placed."
                    + " Press the button again: you will see your order if it was, and you cannot be charged twice.";
    private static final String CHANGED = "The total has changed since you saw it. Nothing was charged."
            + " Please look at the new total and press the button again.";
    private static final String IN_FLIGHT =
            "Your order is being placed at this moment. Wait a few seconds and press the button again;"
                    + " you cannot be charged twice.";

    private final CheckoutApi checkout;

    PlaceOrder(CheckoutApi checkout) {
        this.checkout = checkout;
    }

    Placed place(CheckoutForm form, long expectedTotal, Shopper shopper) {
        Buying request = new Buying(
                payment(form, shopper),
                form.address(),
                CheckoutForm.orNull(form.shippingMethod()),
                shopper.account().isPresent() ? null : form.email(),
                expectedTotal);
        try {
            return ordered(buy(form.key(), request, shopper), shopper);
        } catch (ApiProblem refused) {
            return refused(refused);
        } catch (ApiDown | RestClientException unknown) {
            log.warn("a checkout got no answer: {}", unknown.getMessage());
            return new Again(UNKNOWN, Map.of(), false, false, List.of());
        }
    }

    private static PaymentInfo payment(CheckoutForm form, Shopper shopper) {
        boolean saves = form.savesCard() && shopper.account().isPresent();
        return new PaymentInfo("stripe", CheckoutForm.orNull(form.method()), saves ? Boolean.TRUE : null);
    }

    private ResponseEntity<Order> buy(String key, Buying request, Shopper shopper) {
        try {
            return shopper.asOwner(who -> checkout.buy(who, key, request));
        } catch (ApiProblem refused) {
            // something was edited after an attempt without an answer; the cart itself keeps the order single
            if (refused.status() != 422 || !refused.name().contains("idempotency")) throw refused;
            String other = UUID.randomUUID().toString();
            return shopper.asOwner(who -> checkout.buy(who, other, request));
        }
    }

    private static Placed ordered(ResponseEntity<Order> answer, Shopper shopper) {
        Order order = Objects.requireNonNull(answer.getBody());
        String token = answer.getHeaders().getFirst("Order-Token");
        if (token == null) token = order.orderToken();
        if (token != null && shopper.account().isEmpty()) shopper.keepOrderToken(order.id(), token);
        shopper.rememberCopies(0);
        NextAction next = order.nextAction();
        String secret = next != null && next.type().equals("use_stripe_sdk") ? next.clientSecret() : null;
        if (secret != null) shopper.keep(PendingPayments.key(order.id()), secret);
        return new Placed.Ordered(order.id(), secret != null);
    }

    private static Placed refused(ApiProblem refused) {
        return switch (refused.status()) {
            case 402 -> new Again(Refusal.declined(refused), Map.of(), true, true, List.of());
            case 409 -> conflict(refused);
            case 400, 404, 422 ->
                new Again(
                        Refusal.sentence(refused),
                        Refusal.fields(refused),
                        true,
                        refused.is("payment-method-unknown"),
                        List.of());
            case 429 ->
                new Again(
                        "There are too many orders at this moment. Nothing was charged. Wait a minute and press the button again.",
                        Map.of(),
                        false,
                        false,
                        List.of());
            default -> throw refused;
        };
    }

    private static Placed conflict(ApiProblem refused) {
        return switch (refused.name()) {
            case "cart-empty" -> new Placed.NothingToBuy();
            case "price-changed" -> Again.because(CHANGED);
            case "insufficient-stock" ->
                new Again(
                        "Somebody was quicker: there are not enough copies left of a book in your cart. Nothing was charged.",
                        Map.of(),
                        true,
                        false,
                        shortLines(refused.body()));
            default ->
                refused.name().contains("flight") || refused.name().contains("progress")
                        ? new Again(IN_FLIGHT, Map.of(), false, false, List.of())
                        : Again.because(Refusal.sentence(refused));
        };
    }

    private static List<ShortLine> shortLines(@Nullable JsonNode body) {
        if (body == null) return List.of();
        return body.path("lines")
                .valueStream()
                .map(line -> new ShortLine(
                        line.path("book_id").asString(""),
                        line.path("available").asInt(0)))
                .toList();
    }
}
