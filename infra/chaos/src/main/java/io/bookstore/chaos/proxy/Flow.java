package io.bookstore.chaos.proxy;

import java.time.Duration;

/**
 * What happens to the bytes that go one way.
 *
 * @param latency how much later each piece arrives
 * @param jitter how much later still, at most, drawn anew for each piece
 * @param bytesPerSecond 0 for no limit
 * @param pieces the largest piece passed on at a time; 0 for whatever comes
 * @param cutAfter the connection is reset once so many bytes have passed this way; -1 for never
 * @param frozen nothing passes, nobody is told
 */
public record Flow(Duration latency, Duration jitter, int bytesPerSecond, int pieces, long cutAfter, boolean frozen) {

    public static final Flow FREE = new Flow(Duration.ZERO, Duration.ZERO, 0, 0, -1, false);
    public static final Flow FROZEN = new Flow(Duration.ZERO, Duration.ZERO, 0, 0, -1, true);

    public Flow {
        if (latency.isNegative() || jitter.isNegative() || bytesPerSecond < 0 || pieces < 0) {
            throw new IllegalArgumentException("no flow goes backwards");
        }
    }

    public static Flow late(Duration latency, Duration jitter) {
        return new Flow(latency, jitter, 0, 0, -1, false);
    }

    public static Flow narrow(int bytesPerSecond) {
        return new Flow(Duration.ZERO, Duration.ZERO, bytesPerSecond, 0, -1, false);
    }

    public static Flow sliced(int pieces, Duration between) {
        return new Flow(between, Duration.ZERO, 0, pieces, -1, false);
    }

    public static Flow cutAfter(long bytes) {
        return new Flow(Duration.ZERO, Duration.ZERO, 0, 0, bytes, false);
    }
}
