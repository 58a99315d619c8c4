package io.bookstore.paymentshipping.stripe;

import com.stripe.exception.CardException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Payment intents at Stripe. */
@Component
public class StripeIntents {

    private static final String CHARGE = "latest_charge";
    private static final String FEE = "latest_charge.balance_transaction";
    private static final int PAGE = 100;
    private static final int LONGEST_SEARCH = 50 * PAGE;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration LATEST_ARRIVAL = Duration.ofHours(1);

    private final StripeCalls calls;
    private final Clock clock;

    StripeIntents(StripeCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Creates and confirms the intent; repeated under the same key it answers what happened the first time. */
    public StripeAnswer<IntentReading> charge(IntentOrder order) {
        PaymentIntentCreateParams.Builder params = PaymentIntentCreateParams.builder()
                .setAmount(order.amountCents())
                .setCurrency(order.currency().toLowerCase(Locale.ROOT))
                .setPaymentMethod(order.paymentMethod())
                .setDescription(order.description())
                .addPaymentMethodType("card")
                .setConfirm(true)
                .putMetadata("payment_id", order.paymentId().toString())
                .putMetadata("order_id", order.orderId().toString())
                .addExpand(CHARGE);
        if (order.customerId() != null) {
            params.setCustomer(order.customerId());
        }
        if (order.saveMethod()) {
            params.setSetupFutureUsage(SetupFutureUsage.ON_SESSION);
        }
        return calls.make("charging payment " + order.paymentId(), client -> {
            try {
                return got(client.v1().paymentIntents().create(params.build(), StripeCalls.keyed(order.key())));
            } catch (CardException declined) {
                return declined(declined);
            }
        });
    }

    /**
     * Takes the charge's idempotency key for an intent that nobody can pay, so that a charge that is still under way
     * finds its key used. {@link StripeAnswer.KeyTaken} means that the charge was faster.
     */
    public StripeAnswer<IntentReading> blockKey(IntentOrder order) {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(order.amountCents())
                .setCurrency(order.currency().toLowerCase(Locale.ROOT))
                .addPaymentMethodType("card")
                .putMetadata("canceled_payment_id", order.paymentId().toString())
                .build();
        return calls.make(
                "blocking payment " + order.paymentId(),
                client -> got(client.v1().paymentIntents().create(params, StripeCalls.keyed(order.key()))));
    }

    public StripeAnswer<IntentReading> retrieve(String intentId) {
        PaymentIntentRetrieveParams params = PaymentIntentRetrieveParams.builder()
                .addExpand(CHARGE)
                .addExpand(FEE)
                .build();
        return calls.make(
                "reading intent " + intentId,
                client -> got(client.v1().paymentIntents().retrieve(intentId, params)));
    }

    public StripeAnswer<IntentReading> cancel(String intentId) {
        PaymentIntentCancelParams params =
                PaymentIntentCancelParams.builder().addExpand(CHARGE).build();
        return calls.make(
                "canceling intent " + intentId,
                // without a key: a stored refusal must not outlive its reason
                client -> got(client.v1().paymentIntents().cancel(intentId, params)));
    }

    /** Looks through the intents of the time when the charge was sent. */
    public StripeAnswer<Optional<IntentReading>> find(IntentOrder order) {
        return switch (look(order, 1)) {
            case StripeAnswer.Got<List<IntentReading>>(List<IntentReading> found) ->
                new StripeAnswer.Got<>(found.stream().findFirst());
            case StripeAnswer.Refused<List<IntentReading>>(String code, String param) ->
                new StripeAnswer.Refused<>(code, param);
            case StripeAnswer.KeyTaken<List<IntentReading>> never -> new StripeAnswer.KeyTaken<>();
            case StripeAnswer.Unknown<List<IntentReading>>(boolean forGood) -> new StripeAnswer.Unknown<>(forGood);
        };
    }

    /** All intents of the time when the charge was sent that name the payment. */
    public StripeAnswer<List<IntentReading>> naming(IntentOrder order) {
        return look(order, Integer.MAX_VALUE);
    }

    private StripeAnswer<List<IntentReading>> look(IntentOrder order, int enough) {
        Instant sent = order.sentAt() == null ? clock.instant() : order.sentAt();
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(sent.minus(CLOCKS_DIFFER).getEpochSecond())
                        .setLte(sent.plus(LATEST_ARRIVAL).getEpochSecond())
                        .build())
                .setLimit((long) PAGE)
                .build();
        return calls.make("looking for payment " + order.paymentId(), client -> {
            List<IntentReading> found = new ArrayList<>();
            int seen = 0;
            for (PaymentIntent intent :
                    client.v1().paymentIntents().list(params).autoPagingIterable()) {
                if (order.paymentId().toString().equals(intent.getMetadata().get("payment_id"))) {
                    found.add(IntentReading.of(intent));
                }
                if (found.size() == enough) {
                    break;
                }
                if (++seen == LONGEST_SEARCH) {
                    return new StripeAnswer.Unknown<>(false);
                }
            }
            return new StripeAnswer.Got<>(List.copyOf(found));
        });
    }

    private static StripeAnswer<IntentReading> got(PaymentIntent intent) {
        return new StripeAnswer.Got<>(IntentReading.of(intent));
    }

    private static StripeAnswer<IntentReading> declined(CardException declined) {
        StripeError error = declined.getStripeError();
        return new StripeAnswer.Got<>(IntentReading.of(error.getPaymentIntent(), error));
    }
}
