package io.bookstore.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicasTests {

    private static final URI FIRST = URI.create("http://127.0.0.1:1");
    private static final URI SECOND = URI.create("http://127.0.0.1:2");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final Replicas replicas = new Replicas(service -> FIRST + ", " + SECOND, clock);

    @Test
    void takesReplicasInTurn() {
        assertThat(IntStream.range(0, 4).mapToObj(i -> replicas.next("any")))
                .containsExactly(FIRST, SECOND, FIRST, SECOND);
    }

    @Test
    void leavesOutAReplicaThatDidNotAnswerForTwoSeconds() {
        replicas.avoid(FIRST);
        assertThat(nextTwo()).containsOnly(SECOND);
        now.set(now.get().plus(Duration.ofMillis(2_001)));
        assertThat(nextTwo()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void asksADownReplicaWhenThereIsNoOther() {
        replicas.avoid(FIRST);
        replicas.avoid(SECOND);
        assertThat(replicas.next("any")).isIn(FIRST, SECOND);
    }

    private List<URI> nextTwo() {
        return List.of(replicas.next("any"), replicas.next("any"));
    }
}
