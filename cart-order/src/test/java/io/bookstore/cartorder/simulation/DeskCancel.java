package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.simulation.DeskRow.Seen;
import io.bookstore.cartorder.simulation.LyingStripe.Reading;
import io.bookstore.cartorder.simulation.LyingStripe.State;
import io.bookstore.cartorder.simulation.PspAnswer.Got;
import io.bookstore.cartorder.simulation.PspAnswer.KeyTaken;
import io.bookstore.cartorder.simulation.PspAnswer.Refused;
import io.bookstore.cartorder.simulation.PspAnswer.Unknown;
import java.util.Optional;

/** Calls a payment off that was sent: it counts as canceled only when nothing can charge it any more. */
final class DeskCancel {

    private final VirtualTime time;
    private final LyingStripe stripe;
    private final DeskRecord record;

    DeskCancel(VirtualTime time, LyingStripe stripe, DeskRecord record) {
        this.time = time;
        this.stripe = stripe;
        this.record = record;
    }

    void cancel(Seen seen) {
        if (seen.intent() != null) {
            cancelIntent(seen.row(), seen.intent());
        } else if (seen.keyMayBeForgotten(time.millis())) {
            search(seen, true);
        } else {
            blockKey(seen);
        }
    }

    private void cancelIntent(DeskRow row, int intent) {
        switch (stripe.cancel(intent)) {
            case Got<Reading>(Reading reading) -> record.read(row, reading);
            case Refused<Reading> ended -> read(row, intent);
            default -> {}
        }
    }

    private void read(DeskRow row, int intent) {
        if (stripe.retrieve(intent) instanceof Got<Reading>(Reading reading)) {
            record.read(row, reading);
        }
    }

    private void blockKey(Seen seen) {
        switch (stripe.create(seen.key(), seen.params(false))) {
            case Got<Reading>(Reading empty) -> {
                if (!(stripe.cancel(empty.intent()) instanceof Unknown<Reading>)) {
                    record.move(seen.row(), PaymentStatus.CANCELED);
                }
            }
            case KeyTaken<Reading> charged -> replay(seen);
            default -> {}
        }
    }

    private void replay(Seen seen) {
        switch (stripe.create(seen.key(), seen.params(true))) {
            case Got<Reading>(Reading reading) -> {
                if (reading.state() == State.SUCCEEDED) {
                    read(seen.row(), reading.intent());
                } else {
                    cancelIntent(seen.row(), reading.intent());
                }
            }
            case Unknown<Reading>(boolean forGood) -> {
                if (forGood) {
                    search(seen, false);
                }
            }
            default -> {}
        }
    }

    private void search(Seen seen, boolean block) {
        if (stripe.find(seen.row().id, seen.sentAt()) instanceof Got<Optional<Reading>>(Optional<Reading> found)) {
            if (found.isPresent()) {
                cancelIntent(seen.row(), found.get().intent());
            } else if (block) {
                blockKey(seen);
            } else {
                record.move(seen.row(), PaymentStatus.CANCELED);
            }
        }
    }
}
