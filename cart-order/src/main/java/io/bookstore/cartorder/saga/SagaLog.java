package io.bookstore.cartorder.saga;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The memory of all sagas. It outlives every process, and lets one process at a time act for a saga. */
public interface SagaLog {

    /**
     * Starts a saga at its first step, leased to the caller, in the caller's transaction.
     *
     * @param deadline after which the saga goes back by itself, if its pivot is not behind it
     */
    Taken begin(String saga, UUID orderId, @Nullable Duration deadline);

    /** Starts a saga unless the order has one of that name; a recoverer will carry it out. */
    void beginOnce(String saga, UUID orderId);

    /** The saga, unless it is finished or another process acts for it. */
    Optional<Taken> take(String saga, UUID orderId);

    /** A saga that nobody acts for and whose time has come. */
    Optional<Taken> takeDue();

    /**
     * Notes what will be done next, before it is done, and renews the lease.
     *
     * @throws Lease.Lost when another process took over
     */
    TurnBack save(Lease lease, Progress progress);

    /** Leaves the saga for a while, or for no time when it was nudged meanwhile. */
    void suspend(Lease lease, Duration pause);

    /** As {@link #suspend}, and counted as stuck until it moves again. */
    void park(Lease lease, String reason, Duration pause);

    void finish(Lease lease);

    /** News came for the order: look at its unfinished sagas now. */
    void nudge(UUID orderId);

    /** Wishes that the saga go back; granted at the next step before its pivot, or never. */
    void turnBack(String saga, UUID orderId, String reason);

    /** What {@link #turnBack} wished. */
    Optional<String> wish(String saga, UUID orderId);

    Optional<Progress> find(String saga, UUID orderId);

    long parked();
}
