package io.bookstore.inventory.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How not to do it: reads how many copies there are, and then writes what it made of that. */
final class NaiveReplica implements LastUnits.Replica {

    private final JdbcClient jdbc;
    private final Map<UUID, Hold> held = new ConcurrentHashMap<>();

    NaiveReplica(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Hold hold(Wanted order) {
        Hold hold = held.computeIfAbsent(order.orderId(), id -> readThenWrite(order));
        return hold == null ? new Hold.OutOfStock(List.of()) : hold;
    }

    /** Null when there is no copy left. */
    private Hold.@Nullable Held readThenWrite(Wanted order) {
        UUID book = order.lines().getFirst().bookId();
        int reserved = jdbc.sql("select reserved from naive_stock where book_id = ?")
                .param(book)
                .query(Integer.class)
                .single();
        int onHand = jdbc.sql("select on_hand from naive_stock where book_id = ?")
                .param(book)
                .query(Integer.class)
                .single();
        if (reserved >= onHand) {
            return null;
        }
        jdbc.sql("update naive_stock set reserved = ? where book_id = ?")
                .params(reserved + 1, book)
                .update();
        return new Hold.Held(Instant.EPOCH, false);
    }

    @Override
    public Ending end(Wish wish) {
        return Ending.DONE;
    }
}
