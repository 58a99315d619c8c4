package io.bookstore.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who tries passwords is slowed down; whose account it is gets in. */
class ThrottleIntegrationTests extends SharedIdentity {

    @Autowired
    private Throttle throttle;

    @Test
    void tenWrongPasswordsAreTooManyButLockNobodyOutElsewhere() {
        Visitor victim = Visitor.registered();
        Visitor attacker = victim.elsewhere("203.0.113.66");
        int[] codes = IntStream.range(0, 10)
                .map(n -> attacker.login("wrong password " + n).status())
                .toArray();
        assertThat(codes).as("I: 10 wrong").startsWith(401, 401, 401, 401, 401).contains(429);
        Answer throttled = attacker.login(Visitor.PASSWORD);
        assertThat(throttled.problem()).isEqualTo("quota-exceeded");
        assertThat(throttled.raw().headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(throttled.raw().headers().firstValue("RateLimit")).isPresent();
        assertThat(victim.elsewhere("198.51.100.7").login(Visitor.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void unknownAddressesAreThrottledLikeKnownOnes() {
        Visitor nobody = new Visitor().from("203.0.113.67");
        assertThat(IntStream.range(0, 8)
                        .map(n -> nobody.login("wrong password " + n).status()))
                .contains(429);
    }

    @Test
    void aStormFromManyPlacesTurnsStrangersAwayAndNotTheOwner() {
        String account = UUID.randomUUID() + "@example.com";
        Attempt owner = new Attempt(account, "198.51.100.1");
        throttle.succeeded(owner);
        for (int n = 0; n < 100; n++) {
            throttle.failed(new Attempt(account, "203.0.113." + n % 50));
        }
        assertThat(throttle.delay(new Attempt(account, "192.0.2.200")))
                .as("API2-5")
                .isPresent();
        assertThat(throttle.delay(owner)).as("API2-5: the owner").isEmpty();
        throttle.forgive(account);
        assertThat(throttle.delay(new Attempt(account, "192.0.2.200"))).isEmpty();
    }

    @Test
    void onePasswordAtManyAccountsIsTooMuchFromOnePlace() {
        String place = "192.0.2.77";
        for (int n = 0; n < 20; n++) {
            throttle.failed(new Attempt(UUID.randomUUID() + "@example.com", place));
        }
        assertThat(throttle.delay(new Attempt("somebody@example.com", place))).isPresent();
        assertThat(throttle.delay(new Attempt("somebody@example.com", "192.0.2.78")))
                .isEmpty();
    }

    @Test
    void noDelayIsLongerThanAQuarterOfAnHour() {
        Attempt attempt = new Attempt(UUID.randomUUID() + "@example.com", "192.0.2.79");
        for (int n = 0; n < 60; n++) {
            throttle.failed(attempt);
        }
        assertThat(throttle.delay(attempt).orElseThrow()).hasMinutes(14);
    }
}
