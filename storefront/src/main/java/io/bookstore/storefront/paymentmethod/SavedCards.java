package io.bookstore.storefront.paymentmethod;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.PaymentMethod;
import io.bookstore.storefront.api.PaymentMethodsApi;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** What the checkout can offer besides entering a card. */
@Component
public class SavedCards {

    private static final Logger log = LoggerFactory.getLogger(SavedCards.class);

    private final PaymentMethodsApi methods;

    SavedCards(PaymentMethodsApi methods) {
        this.methods = methods;
    }

    /** @param known false when it could not be found out: a card can still be entered */
    public record Offer(List<PaymentMethod> cards, boolean known) {
        public static final Offer NONE = new Offer(List.of(), true);
    }

    public Offer of(Shopper shopper) {
        if (shopper.account().isEmpty()) return Offer.NONE;
        try {
            return new Offer(shopper.asAccount(methods::methods).data(), true);
        } catch (ApiDown | ApiProblem | RestClientException unknown) {
            log.warn("the saved payment methods are not known: {}", unknown.getMessage());
            return new Offer(List.of(), false);
        }
    }
}
