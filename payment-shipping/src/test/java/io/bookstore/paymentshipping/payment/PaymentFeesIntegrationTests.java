package io.bookstore.paymentshipping.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.paymentshipping.StripeObjects;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentIntegrationTest
class PaymentFeesIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;

    private final PaymentFees fees;
    private final Paid paid;
    private final MoneyWitness witness;
    private final ServiceCalls http;

    @Autowired
    PaymentFeesIntegrationTests(PaymentFees fees, Paid paid, MoneyWitness witness, ServiceCalls http) {
        this.fees = fees;
        this.paid = paid;
        this.witness = witness;
        this.http = http;
    }

    @AfterEach
    void seesNothingWrong() {
        STRIPE.heals();
        witness.seesNothingWrong();
    }

    @Test
    void booksWhatStripeTookOnce() {
        fees.ask(); // those of other tests
        UUID payment = paid.payment(2_500);
        STRIPE.fails(Paying.READ, StripeFault.UNAVAILABLE);
        fees.ask();
        assertThat(feesOf(payment)).as("Stripe did not answer").isZero();
        again(payment);

        fees.ask();
        again(payment);
        fees.ask();

        assertThat(feesOf(payment)).isEqualTo(StripeObjects.FEE);
        String order = witness.value("select order_id::text from payment where payment_id = ?", String.class, payment);
        assertThat(http.asStaff("GET", "/v1/admin/payments?order_id=" + order, null)
                        .body()
                        .at("/data/0/fee_cents")
                        .asLong())
                .isEqualTo(StripeObjects.FEE);
    }

    private void again(UUID payment) {
        witness.execute("update payment set fee_check_at = created_at where payment_id = ?", payment);
    }

    private long feesOf(UUID payment) {
        return witness.value(
                "select coalesce(sum(amount_cents), 0) from ledger_entry where payment_id = ? and account = 'psp_fees'",
                Long.class,
                payment);
    }
}
