package io.bookstore.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.IdentityTestServer;
import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.platform.testing.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** API2-4: nobody learns from how long an answer takes whether an address is known. */
class EnumerationTests extends SharedIdentity {

    private static final int SAMPLES = Tier.size(6, 250);
    private static final double SIGNIFICANT = Tier.size(1, 10) / 1000.0;

    /** One call about an address that is known, and one about a stranger. */
    private interface Pair {
        Visitor.Answer ask(String email);
    }

    @Test
    void registerLoginResetAndChangeTakeTheSameTime() {
        List<String> known = new ArrayList<>();
        for (int n = 0; n < SAMPLES; n++) {
            known.add(Visitor.registered().email());
        }
        Visitor reader = Visitor.signedIn();
        compare("login", known, email -> new Visitor().called(email).login("not the password"));
        compare("register", known, email -> new Visitor().called(email).register());
        compare("reset", known, email -> new Visitor().post("/v1/auth/password-reset", Map.of("email", email)));
        compare(
                "change",
                known,
                email -> reader.post("/v1/me/email", Map.of("email", email, "password", Visitor.PASSWORD)));
    }

    private static void compare(String what, List<String> known, Pair pair) {
        double[] theirs = new double[SAMPLES];
        double[] strangers = new double[SAMPLES];
        pair.ask(IdentityTestServer.newEmail());
        for (int n = 0; n < SAMPLES; n++) {
            Visitor.Answer one = timed(theirs, n, pair, known.get(n));
            Visitor.Answer other = timed(strangers, n, pair, IdentityTestServer.newEmail());
            assertThat(one.status()).as(what).isEqualTo(other.status());
        }
        assertThat(pValue(theirs, strangers))
                .as("API2-4 %s: medians %.1f and %.1f ms", what, median(theirs), median(strangers))
                .isGreaterThan(SIGNIFICANT);
    }

    private static Visitor.Answer timed(double[] times, int n, Pair pair, String email) {
        long start = System.nanoTime();
        Visitor.Answer answer = pair.ask(email);
        times[n] = (System.nanoTime() - start) / 1e6;
        return answer;
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /** Mann-Whitney, two-sided, by the normal approximation. */
    private static double pValue(double[] one, double[] other) {
        double u = Arrays.stream(one)
                .flatMap(mine -> DoubleStream.of(Arrays.stream(other)
                        .map(yours -> mine > yours ? 1 : mine == yours ? 0.5 : 0)
                        .sum()))
                .sum();
        double mean = one.length * other.length / 2.0;
        double deviation = Math.sqrt(one.length * other.length * (one.length + other.length + 1) / 12.0);
        double z = Math.abs(u - mean) / deviation;
        return 2 * (1 - normal(z));
    }

    /** Abramowitz and Stegun 26.2.17. */
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
    }
}
