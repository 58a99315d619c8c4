package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.paymentshipping.reconciliation.Runs.Begun;
import io.bookstore.paymentshipping.stripe.DisputeReading;
import io.bookstore.paymentshipping.stripe.StripeAnswer;
import io.bookstore.paymentshipping.stripe.StripeListing;
import io.bookstore.paymentshipping.stripe.StripeListing.ListedIntent;
import io.bookstore.paymentshipping.stripe.StripeListing.ListedRefund;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares Stripe, payments and orders from time to time. One replica at a time; a run that dies is taken over when its
 * lease is over, and everything that a run does may be done twice.
 */
@Component
class Reconcile {

    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
    private static final Duration STRETCH = Duration.ofHours(1);

    private final Runs runs;
    private final StripeListing stripe;
    private final ReconcileIntents intents;
    private final ReconcileRefunds refunds;
    private final ReconcileDisputes disputes;
    private final ReconcileOrders orders;
    private final ReconciliationSettings settings;
    private final Clock clock;

    Reconcile(
            Runs runs,
            StripeListing stripe,
            ReconcileIntents intents,
            ReconcileRefunds refunds,
            ReconcileDisputes disputes,
            ReconcileOrders orders,
            ReconciliationSettings settings,
            Clock clock) {
        this.runs = runs;
        this.stripe = stripe;
        this.intents = intents;
        this.refunds = refunds;
        this.disputes = disputes;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stripe did not say what it has. */
    private static final class NoList extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoList() {
            super("Stripe did not list what it made");
        }
    }

    private record Stretch(Instant from, Instant to) {}

    @Scheduled(
            fixedDelayString = "${bookstore.reconciliation.every:15s}",
            initialDelayString = "${bookstore.reconciliation.every:15s}")
    void run() {
        Optional<Begun> begun = runs.begin(settings.lease());
        if (begun.isEmpty()) {
            return;
        }
        try {
            compare(begun.get());
        } catch (RuntimeException failed) {
            log.warn("the comparison with Stripe and orders did not come to its end", failed);
            runs.fail(begun.get(), String.valueOf(failed.getMessage()));
        }
    }

    private void compare(Begun run) {
        Instant now = clock.instant();
        Instant settledBefore = now.minus(settings.settleWithin());
        Instant longest = now.minus(settings.lookBack());
        Instant from = run.watermark() == null ? longest : run.watermark();
        long ourOrders = orders.compare(settledBefore);
        long ofIntents = 0;
        long ofRefunds = 0;
        Instant watermark = now.minus(settings.overlap());
        while (from.isBefore(now)) {
            Stretch stretch = new Stretch(from, earlier(now, from.plus(STRETCH)));
            List<ListedIntent> listed = got(stripe.intents(stretch.from(), stretch.to()));
            List<ListedRefund> givenBack = got(stripe.refunds(stretch.from(), stretch.to()));
            List<DisputeReading> disputed = got(stripe.disputes(stretch.from(), stretch.to()));
            watermark = Stream.of(
                            Optional.of(watermark),
                            intents.compare(listed, settledBefore),
                            refunds.compare(givenBack, settledBefore),
                            disputes.compare(disputed, settledBefore))
                    .flatMap(Optional::stream)
                    .reduce(watermark, Reconcile::earlier);
            ofIntents += listed.size();
            ofRefunds += givenBack.size();
            from = stretch.to();
        }
        Instant compared = watermark.isBefore(longest) ? longest : watermark;
        runs.finish(run, compared, new Runs.Counts(ofIntents, ofRefunds, ourOrders));
    }

    private static <T> List<T> got(StripeAnswer<List<T>> answer) {
        if (answer instanceof StripeAnswer.Got<List<T>>(List<T> listed)) {
            return listed;
        }
        throw new NoList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
