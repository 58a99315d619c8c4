package io.bookstore.cartorder.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Exact arithmetic on minor units: one way to round, one way to split. */
final class Shares {

    private Shares() {}

    /** {@code amount * numerator / denominator}, halves to the even neighbour. */
    static long part(long amount, long numerator, long denominator) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /**
     * Splits an amount by weights so that the parts sum to it: each gets its share rounded down, the units left over go
     * to the largest remainders, the first of equal ones. Nobody gets more than its weight when the amount is at most
     * the sum of them.
     */
    static long[] split(long amount, long[] weights) {
        BigInteger sum = BigInteger.valueOf(Arrays.stream(weights).reduce(0, Math::addExact));
        long[] parts = new long[weights.length];
        if (amount == 0) {
            return parts;
        }
        if (amount < 0 || sum.signum() <= 0) {
            throw new IllegalArgumentException(amount + " cannot be split over weights of " + sum);
        }
        BigInteger[] remainders = new BigInteger[weights.length];
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1];
            given += parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(amount - given)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
