package io.bookstore.inventory.reservation;

import io.bookstore.inventory.transaction.GroupCommit;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts how reservations begin and end: {@code bookstore.reservations{outcome}}. */
@Component
class ReservationMetrics {

    private static final String NAME = "bookstore.reservations";

    private final MeterRegistry meters;

    ReservationMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Hold outcome) {
        count(
                switch (outcome) {
                    case Hold.Held held -> held.repeated() ? "repeated" : "held";
                    case Hold.OutOfStock none -> "insufficient_stock";
                    case Hold.Ended ended -> "refused_ended";
                    case Hold.OtherLines other -> "refused_other_lines";
                });
    }

    void count(ReservationStatus end) {
        count(end.word());
    }

    void countReturned() {
        count("returned");
    }

    /** The backstop met a hold past its time that it must not end. */
    void countKept() {
        count("kept");
    }

    /** Tells how many orders share a transaction: {@code bookstore.reservation.batch{queue}}. */
    <Q, A> GroupCommit.Writer<Q, A> counted(String queue, GroupCommit.Writer<Q, A> writer) {
        DistributionSummary sizes = meters.summary("bookstore.reservation.batch", "queue", queue);
        return batch -> {
            sizes.record(batch.size());
            return writer.write(batch);
        };
    }

    private void count(String outcome) {
        meters.counter(NAME, "outcome", outcome).increment();
    }
}
