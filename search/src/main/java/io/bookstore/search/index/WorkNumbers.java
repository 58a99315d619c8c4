package io.bookstore.search.index;

/**
 * Numbers by which Elasticsearch counts different works exactly.
 *
 * <p>Its {@code cardinality} keeps the first 25 bits of each value's hash (HyperLogLog++ in its linear-counting phase) and
 * mistakes values that agree in them for one; of 4,000 keys some do. The hash of a {@code long} can be undone, so a work
 * is indexed by the {@code long} whose first 25 hashed bits are its own: no two works agree. What then remains of the
 * estimate is a known function of the true number, and is undone by {@link #exact}. If Elasticsearch ever changes its
 * hash, counts fall back to the usual small error.
 */
public final class WorkNumbers {

    private static final int CELL_BITS = 25;
    private static final int REST_BITS = Long.SIZE - CELL_BITS;
    private static final double CELLS = 1 << CELL_BITS;
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;
    private static final long FIRST_FACTOR = 0x4cd6_944c_5cc2_0b6dL;
    private static final long SECOND_FACTOR = 0xfc12_c5b1_9d32_59e9L;

    private WorkNumbers() {}

    /** The value to index for the work of this number. Exact for numbers below 2^25; the rest of the hash is random. */
    public static long indexed(long number) {
        // times an odd number: another order of the cells, so that works spread evenly over the registers as well
        long cell = (number * GOLDEN) & ((1L << CELL_BITS) - 1);
        long rest = mixed(number) >>> CELL_BITS;
        return unmixed((cell << REST_BITS) | rest);
    }

    /** How many different works make Elasticsearch say this, while it counts by single values. */
    public static long exact(long estimate) {
        return Math.round(CELLS * -Math.expm1(-estimate / CELLS));
    }

    /** As Elasticsearch hashes a {@code long}. */
    static long mixed(long value) {
        long first = (value ^ (value >>> 32)) * FIRST_FACTOR;
        long second = (first ^ (first >>> 29)) * SECOND_FACTOR;
        return second ^ (second >>> 32);
    }

    static long unmixed(long hash) {
        long second = unshifted(hash, 32) * inverse(SECOND_FACTOR);
        long first = unshifted(second, 29) * inverse(FIRST_FACTOR);
        return unshifted(first, 32);
    }

    private static long unshifted(long value, int by) {
        long known = value;
        for (int bits = by; bits < Long.SIZE; bits += by) {
            known = value ^ (known >>> by);
        }
        return known;
    }

    /** Of an odd number, by Newton: each step doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int right = 3; right < Long.SIZE; right *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
