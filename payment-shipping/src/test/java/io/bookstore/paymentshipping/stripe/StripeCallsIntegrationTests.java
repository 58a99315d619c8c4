package io.bookstore.paymentshipping.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PaymentIntegrationTest
class StripeCallsIntegrationTests {

    private static final String READ = "GET /v1/payment_intents/{id}";

    private final StripeIntents intents;
    private final TransactionTemplate transaction;

    @Autowired
    StripeCallsIntegrationTests(StripeIntents intents, PlatformTransactionManager transactions) {
        this.intents = intents;
        this.transaction = new TransactionTemplate(transactions);
    }

    @AfterEach
    void heal() {
        StripeDouble.INSTANCE.heals();
    }

    @Test
    void refusesToCallInsideATransaction() {
        assertThatThrownBy(() -> transaction.execute(status -> intents.retrieve("pi_0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a database transaction");
    }

    /** A slow Stripe takes as many threads as we allow, the others get their answer soon. */
    @Test
    void letsOnlySoManyCallsWait() {
        StripeSettings narrow = new StripeSettings(
                URI.create(StripeDouble.INSTANCE.url()),
                "sk_test_x",
                "whsec_x",
                Duration.ofSeconds(1),
                Duration.ofMillis(1_500),
                2);
        StripeCalls calls = new StripeCalls(narrow);
        IntStream.range(0, 6).forEach(i -> StripeDouble.INSTANCE.fails(READ, StripeFault.LATE_ANSWER));
        StripeDouble.INSTANCE.forgetsCalls();

        List<StripeAnswer<String>> answers = AllAtOnce.run(IntStream.range(0, 6)
                .<Callable<StripeAnswer<String>>>mapToObj(i -> () -> calls.make("reading", client -> {
                    client.v1().paymentIntents().retrieve("pi_none");
                    return new StripeAnswer.Got<>("");
                }))
                .toList());

        assertThat(answers).containsOnly(new StripeAnswer.Unknown<>(false));
        assertThat(StripeDouble.INSTANCE.calls())
                .filteredOn(call -> call.startsWith(READ))
                .hasSize(2);
    }

    @Test
    void callsAnUnreachableStripeUnknown() {
        StripeCalls calls = new StripeCalls(new StripeSettings(
                URI.create("http://127.0.0.1:1/"),
                "sk_test_x",
                "whsec_x",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                2));

        StripeAnswer<String> answer = calls.make("reading", client -> {
            client.v1().paymentIntents().retrieve("pi_none");
            return new StripeAnswer.Got<>("");
        });

        assertThat(answer).isEqualTo(new StripeAnswer.Unknown<>(false));
    }
}
