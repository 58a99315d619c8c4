package io.bookstore.platform.testing;

/**
 * How much is tested: {@code ./bookstore test} everything at a size that fits in twenty minutes, {@code ./bookstore verify}
 * at full size. A test that exists in the full tier only is tagged {@link #FULL}.
 */
public final class Tier {

    public static final String FULL = "full";

    private Tier() {}

    public static boolean isFull() {
        return System.getProperty("bookstore.tier", "test").equals(FULL);
    }

    /** The first at the usual size, the second in the full tier. */
    public static int size(int usual, int full) {
        return isFull() ? full : usual;
    }
}
