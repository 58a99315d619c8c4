package io.bookstore.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.gateway.limit.LimitSettings.Limit;
import io.bookstore.gateway.redis.RedisLines;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WithoutRedisIntegrationTests {

    private final Buckets buckets = new Buckets(RedisLines.toNowhere());
    private final Limit two = new Limit(2, Duration.ofMinutes(1));

    @Test
    void letsNobodySignInUncounted() {
        assertThat(buckets.take("sign-in:a", two, true)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void countsTheRestForItself() {
        assertThat(buckets.take("browse:a", two, false)).isInstanceOfSatisfying(Verdict.Counted.class, counted -> {
            assertThat(counted.allowed()).isTrue();
            assertThat(counted.remaining()).isEqualTo(1);
        });
        buckets.take("browse:a", two, false);
        assertThat(buckets.take("browse:a", two, false)).isInstanceOfSatisfying(Verdict.Counted.class, counted -> {
            assertThat(counted.allowed()).isFalse();
            assertThat(counted.resetSeconds()).isBetween(1L, 31L);
        });
        assertThat(buckets.take("browse:b", two, false))
                .isInstanceOfSatisfying(
                        Verdict.Counted.class,
                        counted -> assertThat(counted.allowed()).isTrue());
    }
}
