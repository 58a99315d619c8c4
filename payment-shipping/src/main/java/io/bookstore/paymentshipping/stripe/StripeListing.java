package io.bookstore.paymentshipping.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that Stripe made in a time, for comparing. */
@Component
public class StripeListing {

    private static final long PAGE = 100;
    private static final int MOST = 200 * (int) PAGE;

    private final StripeCalls calls;

    StripeListing(StripeCalls calls) {
        this.calls = calls;
    }

    public record ListedIntent(IntentReading reading, Instant createdAt) {}

    /**
     * @param refundId ours, as its metadata say
     */
    public record ListedRefund(
            RefundReading reading,
            @Nullable String refundId,
            @Nullable String intentId,
            Instant createdAt) {}

    /** @return unknown also when there are too many: then ask for a shorter time */
    public StripeAnswer<List<ListedIntent>> intents(Instant from, Instant to) {
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLte(to.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .build();
        return calls.make(
                "listing intents",
                client -> collected(
                        client.v1().paymentIntents().list(params).autoPagingIterable(), StripeListing::listed));
    }

    public StripeAnswer<List<ListedRefund>> refunds(Instant from, Instant to) {
        RefundListParams params = RefundListParams.builder()
                .setCreated(RefundListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLte(to.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .build();
        return calls.make(
                "listing refunds",
                client -> collected(client.v1().refunds().list(params).autoPagingIterable(), StripeListing::listed));
    }

    /** Disputes by the time when they were opened. */
    public StripeAnswer<List<DisputeReading>> disputes(Instant from, Instant to) {
        DisputeListParams params = DisputeListParams.builder()
                .setCreated(DisputeListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLte(to.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .build();
        return calls.make(
                "listing disputes",
                client -> collected(client.v1().disputes().list(params).autoPagingIterable(), DisputeReading::of));
    }

    private static <S, T> StripeAnswer<List<T>> collected(Iterable<S> all, Function<S, T> reading)
            throws StripeException {
        List<T> found = new ArrayList<>();
        for (S one : all) {
            if (found.size() == MOST) {
                return new StripeAnswer.Unknown<>(false);
            }
            found.add(reading.apply(one));
        }
        return new StripeAnswer.Got<>(found);
    }

    private static ListedIntent listed(PaymentIntent intent) {
        return new ListedIntent(IntentReading.of(intent), time(intent.getCreated()));
    }

    private static ListedRefund listed(Refund refund) {
        Map<String, String> metadata = refund.getMetadata() == null ? Map.of() : refund.getMetadata();
        return new ListedRefund(
                RefundReading.of(refund),
                metadata.get("refund_id"),
                refund.getPaymentIntent(),
                time(refund.getCreated()));
    }

    private static Instant time(@Nullable Long created) {
        return Instant.ofEpochSecond(Objects.requireNonNull(created, "created"));
    }
}
