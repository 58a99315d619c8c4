package io.bookstore.chaos.proxy;

import java.time.Duration;

/**
 * What a proxy does to the connections through it.
 *
 * @param door what a new caller meets
 * @param toCallee what happens to requests
 * @param toCaller what happens to answers
 * @param slowClose how much later than one side the other hears that the connection was closed
 * @param share the share of connections that are struck, 0 to 1; the others pass freely
 */
public record Disturbance(Door door, Flow toCallee, Flow toCaller, Duration slowClose, double share) {

    /** What a new caller meets. */
    public enum Door {
        OPEN,
        /** Nobody listens, and those who were in are thrown out. */
        CLOSED,
        /** Whoever comes in is thrown out at once, as are those who were in. */
        RESET
    }

    public static final Disturbance NONE = through(Flow.FREE, Flow.FREE);
    public static final Disturbance DOWN = new Disturbance(Door.CLOSED, Flow.FREE, Flow.FREE, Duration.ZERO, 1);
    public static final Disturbance RESETS = new Disturbance(Door.RESET, Flow.FREE, Flow.FREE, Duration.ZERO, 1);
    /** Connections are made and say nothing, as if the cable were cut. */
    public static final Disturbance BLACK_HOLE = through(Flow.FROZEN, Flow.FROZEN);
    /** What is asked is done, and nobody hears of it. */
    public static final Disturbance ANSWERS_LOST = through(Flow.FREE, Flow.FROZEN);

    public static Disturbance through(Flow toCallee, Flow toCaller) {
        return new Disturbance(Door.OPEN, toCallee, toCaller, Duration.ZERO, 1);
    }

    public Disturbance closingLate(Duration slowClose) {
        return new Disturbance(door, toCallee, toCaller, slowClose, share);
    }

    public Disturbance forShare(double share) {
        return new Disturbance(door, toCallee, toCaller, slowClose, share);
    }
}
