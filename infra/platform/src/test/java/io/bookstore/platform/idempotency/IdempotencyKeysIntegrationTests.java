package io.bookstore.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.testing.TestSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyKeysIntegrationTests {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final String BODY = Fingerprint.of("{\"total\":1}");

    private static TestSchema schema;

    private final IdempotencyKeys keys = new IdempotencyKeys(schema.client());
    private final String owner = "user:" + Ids.next();

    @BeforeAll
    static void open() {
        schema = new TestSchema("idempotency");
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void letsExactlyOneOfAStormClaimTheKey() throws Exception {
        int storm = 50;
        Map<Class<?>, Integer> outcomes = new ConcurrentHashMap<>();
        CountDownLatch ready = new CountDownLatch(storm);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < storm; i++) {
                var _ = threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    outcomes.merge(keys.claim(owner, "storm", BODY, LEASE).getClass(), 1, Integer::sum);
                    return null;
                });
            }
        }
        assertThat(outcomes)
                .containsOnly(Map.entry(Claim.Claimed.class, 1), Map.entry(Claim.InFlight.class, storm - 1));
    }

    @Test
    void letsExactlyOneOfAStormTakeOverADeadClaim() throws Exception {
        keys.claim(owner, "k", BODY, OVER);
        int storm = 50;
        Map<Class<?>, Integer> outcomes = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < storm; i++) {
                var _ = threads.submit(
                        () -> outcomes.merge(keys.claim(owner, "k", BODY, LEASE).getClass(), 1, Integer::sum));
            }
        }
        assertThat(outcomes)
                .containsOnly(Map.entry(Claim.Claimed.class, 1), Map.entry(Claim.InFlight.class, storm - 1));
    }

    @Test
    void tellsAnotherRequestUnderTheSameKey() {
        keys.claim(owner, "k", BODY, LEASE);
        assertThat(keys.claim(owner, "k", Fingerprint.of("{\"total\":2}"), LEASE))
                .isInstanceOf(Claim.OtherRequest.class);
    }

    @Test
    void keepsTheKeysOfOwnersApart() {
        keys.claim(owner, "k", BODY, LEASE);
        assertThat(keys.claim("user:" + Ids.next(), "k", BODY, LEASE)).isInstanceOf(Claim.Claimed.class);
    }

    @Test
    void knowsTheResourceAtOnceAndForEveryLaterRepetition() {
        UUID order = Ids.next();
        bind(claimed("k", LEASE), order);
        assertThat(keys.claim(owner, "k", BODY, LEASE)).isEqualTo(new Claim.Known(order));
        assertThat(keys.claim(owner, "k", Fingerprint.of("other"), LEASE)).isInstanceOf(Claim.OtherRequest.class);
    }

    @Test
    void losesTheBindingWithTheTransactionThatMadeTheResource() {
        Claim.Claimed claimed = claimed("k", LEASE);
        schema.transaction().executeWithoutResult(status -> {
            keys.bind(claimed, Ids.next());
            status.setRollbackOnly();
        });
        assertThat(keys.claim(owner, "k", BODY, LEASE)).isInstanceOf(Claim.InFlight.class);
        keys.free(claimed);
        assertThat(keys.claim(owner, "k", BODY, LEASE)).isInstanceOf(Claim.Claimed.class);
    }

    @Test
    void voidsAClaimThatWasTakenOver() {
        Claim.Claimed late = claimed("k", OVER);
        Claim.Claimed heir = claimed("k", LEASE);
        UUID order = Ids.next();

        assertThatThrownBy(() -> bind(late, Ids.next()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().getStatus()).isEqualTo(409));
        keys.free(late);
        bind(heir, order);

        assertThat(keys.claim(owner, "k", BODY, LEASE)).isEqualTo(new Claim.Known(order));
    }

    @Test
    void waitsForARunningBindingBeforeItTakesOver() throws Exception {
        Claim.Claimed slow = claimed("k", OVER);
        UUID order = Ids.next();
        CountDownLatch bound = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.submit(() -> schema.transaction().execute(status -> {
                keys.bind(slow, order);
                bound.countDown();
                return uninterrupted(commit);
            }));
            bound.await();
            var repetition = threads.submit(() -> keys.claim(owner, "k", BODY, LEASE));
            commit.countDown();
            assertThat(repetition.get()).isEqualTo(new Claim.Known(order));
        }
    }

    @Test
    void neverFreesAKeyThatIsBound() {
        Claim.Claimed claimed = claimed("k", LEASE);
        UUID order = Ids.next();
        bind(claimed, order);
        keys.free(claimed);
        assertThat(keys.claim(owner, "k", BODY, LEASE)).isEqualTo(new Claim.Known(order));
    }

    @Test
    void refusesToClaimInsideAndToBindOutsideATransaction() {
        assertThatThrownBy(() -> schema.transaction().execute(status -> keys.claim(owner, "k", BODY, LEASE)))
                .isInstanceOf(IllegalStateException.class);
        Claim.Claimed claimed = claimed("k", LEASE);
        assertThatThrownBy(() -> keys.bind(claimed, Ids.next())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forgetsKeysAfterThirtyDays() {
        claimed("old", LEASE);
        claimed("young", LEASE);
        schema.execute("update idempotency_key set created_at = created_at - interval '30 days 1 minute' "
                + "where key = 'old' and owner = '" + owner + "'");
        new KeyRetention(schema.client(), Clock.systemUTC()).prune();
        assertThat(keys.claim(owner, "old", BODY, LEASE)).isInstanceOf(Claim.Claimed.class);
        assertThat(keys.claim(owner, "young", BODY, LEASE)).isInstanceOf(Claim.InFlight.class);
    }

    private Claim.Claimed claimed(String key, Duration lease) {
        return (Claim.Claimed) keys.claim(owner, key, BODY, lease);
    }

    private void bind(Claim.Claimed claimed, UUID resource) {
        schema.transaction().executeWithoutResult(status -> keys.bind(claimed, resource));
    }

    private static boolean uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
