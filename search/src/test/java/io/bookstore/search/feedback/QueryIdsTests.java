package io.bookstore.search.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueryIdsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final QueryIds ids = at(Duration.ZERO, SECRET);

    @Test
    void knowsItsOwnOfAnyReplica() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(at(Duration.ofMinutes(5), SECRET).isOurs(id)).isTrue();
        }
    }

    @Test
    void knowsNoOthers() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(ids.isOurs(UUID.randomUUID())).isFalse();
            UUID own = ids.next();
            long flipped = 1L << (i % 64);
            assertThat(ids.isOurs(new UUID(own.getMostSignificantBits(), own.getLeastSignificantBits() ^ flipped)))
                    .isFalse();
            assertThat(ids.isOurs(new UUID(own.getMostSignificantBits() ^ flipped, own.getLeastSignificantBits())))
                    .isFalse();
        }
        assertThat(at(Duration.ZERO, SECRET + "x").isOurs(ids.next())).isFalse();
    }

    @Test
    void forgetsThemAfterADay() {
        UUID id = ids.next();
        assertThat(at(Duration.ofHours(23), SECRET).isOurs(id)).isTrue();
        assertThat(at(Duration.ofHours(25), SECRET).isOurs(id)).isFalse();
    }

    private static QueryIds at(Duration later, String secret) {
        return new QueryIds(secret, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }
}
