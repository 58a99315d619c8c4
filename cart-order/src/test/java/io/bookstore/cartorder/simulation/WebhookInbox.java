package io.bookstore.cartorder.simulation;

import java.util.HashMap;
import java.util.Map;

/** Stores each event of the PSP once, and has the truth asked until the answer is clear. */
public final class WebhookInbox {

    private final VirtualTime time;
    private final PaymentDesk desk;
    private final Map<Integer, Entry> entries = new HashMap<>();

    /** A bug to plant. */
    public boolean withoutMemory;

    private static final class Entry {
        private final LyingStripe.Event event;
        private boolean done;
        private int tries;

        Entry(LyingStripe.Event event) {
            this.event = event;
        }
    }

    public WebhookInbox(VirtualTime time, PaymentDesk desk, LyingStripe stripe) {
        this.time = time;
        this.desk = desk;
        stripe.webhook = this::receive;
    }

    private void receive(LyingStripe.Event event) {
        Entry entry = new Entry(event);
        Entry known = entries.putIfAbsent(event.id(), entry);
        Invariant.E3.require(known == null || known.event.equals(event), () -> "two events have the id " + event.id());
        if (known == null || withoutMemory) {
            apply(entry);
        }
    }

    private void apply(Entry entry) {
        DeskLedger.elsewhere(time, () -> {
            if (!entry.done) {
                entry.tries++;
                time.at(60_000, () -> applyAgain(entry)); // should this try die
                entry.done = learn(entry.event);
            }
        });
    }

    private void applyAgain(Entry entry) {
        if (!entry.done) {
            time.at(1_000L << Math.min(entry.tries, 8), () -> apply(entry));
        }
    }

    private boolean learn(LyingStripe.Event event) {
        if (event.refundId() != null) {
            return desk.refunds().learn(event.refundId());
        }
        DeskRow row = desk.rows.get(event.paymentId());
        return row == null || desk.about(row, event.intent());
    }

    public boolean allDone() {
        return entries.values().stream().allMatch(entry -> entry.done);
    }
}
