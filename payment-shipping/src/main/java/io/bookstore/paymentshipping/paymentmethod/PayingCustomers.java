package io.bookstore.paymentshipping.paymentmethod;

import io.bookstore.paymentshipping.paymentmethod.CustomerRows.Row;
import io.bookstore.paymentshipping.stripe.StripeAnswer;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Unknown;
import io.bookstore.paymentshipping.stripe.StripeCustomers;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stripe's customer of an account, for those who charge. */
@Component
public class PayingCustomers {

    /** Two purchases of one account at the same moment ask under the same key, and Stripe refuses the later one. */
    private static final int TRIES = 3;

    private static final long PAUSE_MILLIS = 150;

    private final CustomerRows rows;
    private final StripeCustomers stripe;

    PayingCustomers(CustomerRows rows, StripeCustomers stripe) {
        this.rows = rows;
        this.stripe = stripe;
    }

    /** Nothing for somebody who never saved a card. */
    public Optional<String> known(UUID userId) {
        return rows.find(userId).filter(row -> !row.erasing()).flatMap(row -> Optional.ofNullable(row.stripeId()));
    }

    /** The customer, made at Stripe if there is none yet; empty when the account is being erased. */
    public StripeAnswer<Optional<String>> made(UUID userId) {
        for (int tries = 1; tries <= TRIES; tries++) {
            Row row = rows.findOrAdd(userId);
            if (row.erasing()) {
                return new Got<>(Optional.empty());
            }
            if (row.stripeId() != null) {
                return new Got<>(Optional.of(row.stripeId()));
            }
            if (stripe.create(userId, row.attempt()) instanceof Got<String>(String id)) {
                rows.learn(userId, row.attempt(), id);
            } else if (tries == TRIES || !paused()) {
                return new Unknown<>(false);
            }
        }
        return new Got<>(known(userId));
    }

    /** Stripe says that there is no such customer any more. */
    public void gone(String customerId) {
        rows.forget(customerId);
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
