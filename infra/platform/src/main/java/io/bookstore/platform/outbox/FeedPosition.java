package io.bookstore.platform.outbox;

/**
 * Where the feed stands. A snapshot reads it <em>before</em> its first page and sends it in the header
 * {@value #HEADER}: every event up to it is in the pages, so its reader goes on from there.
 */
public final class FeedPosition {

    public static final String HEADER = "Feed-Position";

    private final Sequencer sequencer;
    private final OutboxRows rows;

    FeedPosition(Sequencer sequencer, OutboxRows rows) {
        this.sequencer = sequencer;
        this.rows = rows;
    }

    /** The highest position given out; 0 while there was no event. */
    public long current() {
        sequencer.advance();
        return rows.extent().last();
    }
}
