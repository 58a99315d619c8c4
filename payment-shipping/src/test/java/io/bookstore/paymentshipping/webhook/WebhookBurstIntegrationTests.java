package io.bookstore.paymentshipping.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.paymentshipping.payment.Paid;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.ServiceCalls;
import io.bookstore.platform.testing.Tier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A burst of 200 webhooks a second, each event ten times: acknowledged within 100 ms (p99), with one effect each. */
@PaymentIntegrationTest
@Tag(Tier.FULL)
class WebhookBurstIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(WebhookBurstIntegrationTests.class);
    private static final int COPIES = 10;
    private static final int PER_SECOND = 200;
    private static final int SECONDS = 10;
    private static final long BOUND_NANOS = 100_000_000L;

    private final ServiceCalls http;
    private final Paid paid;
    private final MoneyWitness witness;
    private final TestClock clock;

    @Autowired
    WebhookBurstIntegrationTests(ServiceCalls http, Paid paid, MoneyWitness witness, TestClock clock) {
        this.http = http;
        this.paid = paid;
        this.witness = witness;
        this.clock = clock;
    }

    @Test
    void acknowledgesAtOnceAndActsOnce() throws InterruptedException, ExecutionException {
        List<UUID> payments = IntStream.range(0, PER_SECOND * SECONDS / COPIES)
                .mapToObj(n -> paid.waiting(2_500))
                .toList();
        payments.forEach(payment -> StripeDouble.INSTANCE.objects().authenticate(intentOf(payment), true));
        List<String> bodies = new ArrayList<>();
        payments.forEach(payment -> bodies.addAll(Collections.nCopies(COPIES, event(payment))));
        Collections.shuffle(bodies, new Random(5));
        burst(Collections.nCopies(PER_SECOND, bodies.getFirst())); // warm

        List<Long> nanos = burst(bodies).stream().sorted().toList();

        long p99 = nanos.get((int) (nanos.size() * 0.99));
        log.warn(
                "{} webhooks at {}/s: p50 {} ms, p99 {} ms, slowest {} ms",
                nanos.size(),
                PER_SECOND,
                nanos.get(nanos.size() / 2) / 1_000_000,
                p99 / 1_000_000,
                nanos.getLast() / 1_000_000);
        payments.forEach(payment -> {
            Await.until("payment " + payment, () -> witness.status(payment).equals("succeeded"));
            assertThat(witness.events(payment)).containsExactly("payment-succeeded");
        });
        witness.seesNothingWrong();
        assertThat(p99).as("nanoseconds, p99").isLessThanOrEqualTo(BOUND_NANOS);
    }

    /** Times run from when each was due, so that a slow answer does not hide the wait of the next. */
    private List<Long> burst(List<String> bodies) throws InterruptedException, ExecutionException {
        List<Future<Long>> sent = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < bodies.size(); i++) {
                String body = bodies.get(i);
                long due = start + i * (1_000_000_000L / PER_SECOND);
                sent.add(threads.submit(() -> acknowledged(body, due)));
            }
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<Long> each : sent) {
            nanos.add(each.get());
        }
        return nanos;
    }

    private long acknowledged(String body, long due) {
        LockSupport.parkNanos(due - System.nanoTime());
        int status = http.post(
                        "/v1/webhooks/stripe",
                        body.getBytes(StandardCharsets.UTF_8),
                        "Stripe-Signature",
                        Signed.header(clock.instant().getEpochSecond(), body))
                .status();
        assertThat(status).isEqualTo(200);
        return System.nanoTime() - due;
    }

    private static String intentOf(UUID payment) {
        return StripeDouble.INSTANCE.objects().intentOf(payment.toString());
    }

    private static String event(UUID payment) {
        return """
                {"id":"evt_%s","object":"event","type":"payment_intent.succeeded","livemode":false,
                 "data":{"object":{"id":"%s","object":"payment_intent","metadata":{"payment_id":"%s"}}}}\
                """.formatted(Ids.next().toString().replace("-", ""), intentOf(payment), payment);
    }
}
