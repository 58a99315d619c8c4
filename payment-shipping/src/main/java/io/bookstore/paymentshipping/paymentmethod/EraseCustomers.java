package io.bookstore.paymentshipping.paymentmethod;

import io.bookstore.paymentshipping.paymentmethod.CustomerRows.Row;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Refused;
import io.bookstore.paymentshipping.stripe.StripeCustomers;
import io.bookstore.platform.feed.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Has Stripe forget the cards of an account that was erased, again and again until it says that it did. */
@Configuration(proxyBeanMethods = false)
class EraseCustomers {

    private static final Logger log = LoggerFactory.getLogger(EraseCustomers.class);
    private static final int BATCH = 20;
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final CustomerRows rows;
    private final StripeCustomers stripe;

    EraseCustomers(CustomerRows rows, StripeCustomers stripe) {
        this.rows = rows;
        this.stripe = stripe;
    }

    record ErasedAccount(UUID userId) {}

    @Bean
    Subscription erasedAccounts() {
        return Subscription.to("identity")
                .named("payment-shipping.identity")
                .on("account-erased", ErasedAccount.class, (event, account) -> rows.requestErasure(account.userId()))
                .build();
    }

    @Scheduled(fixedDelayString = "${bookstore.payment.erase-every:10s}")
    void erase() {
        List<Row> due;
        do {
            due = rows.takeErasures(BATCH, AGAIN);
            due.forEach(this::erase);
        } while (due.size() == BATCH);
    }

    private void erase(Row row) {
        if (isGone(row)) {
            rows.delete(row.userId());
            log.info("the payment provider keeps no card of an erased account any more");
        }
    }

    /** A customer whose making was never answered is made known first, by asking under the same key. */
    private boolean isGone(Row row) {
        String customer = row.stripeId();
        if (customer == null) {
            return stripe.create(row.userId(), row.attempt()) instanceof Got<String>(String made) && isGone(made);
        }
        return isGone(customer);
    }

    private boolean isGone(String customer) {
        var answer = stripe.delete(customer);
        return answer instanceof Got<String> || answer instanceof Refused<String>;
    }
}
