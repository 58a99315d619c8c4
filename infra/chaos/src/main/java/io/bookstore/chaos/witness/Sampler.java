package io.bookstore.chaos.witness;

import io.bookstore.chaos.history.JsonLines;
import io.bookstore.chaos.subject.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks every second whether what must hold at every moment holds now, and writes {@code samples.jsonl}. */
public final class Sampler implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** @param sql answers the rows that must not be there */
    private record Check(String name, String database, String sql) {}

    private static final List<Check> CHECKS = List.of(
            new Check("S1", "inventory", """
                    select book_id, on_hand, reserved from stock
                    where on_hand < 0 or reserved < 0 or reserved > on_hand limit 20
                    """),
            new Check("S2", "inventory", """
                    select s.book_id, s.on_hand, s.reserved, l.on_hand as ledger_on_hand, l.reserved as ledger_reserved,
                           coalesce(h.held, 0) as held
                    from stock s
                    left join (select book_id, sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved
                               from stock_ledger group by book_id) l on l.book_id = s.book_id
                    left join (select book_id, sum(quantity) as held
                               from reservation r join reservation_line using (order_id)
                               where r.status = 'held' group by book_id) h on h.book_id = s.book_id
                    where s.on_hand <> coalesce(l.on_hand, 0) or s.reserved <> coalesce(l.reserved, 0)
                       or s.reserved <> coalesce(h.held, 0) limit 20
                    """),
            new Check("M4", "payment_shipping", """
                    select currency, sum(amount_cents) as sum from ledger_entry
                    group by currency having sum(amount_cents) <> 0
                    """),
            new Check("M1", "payment_shipping", """
                    select payment_id, order_id, captured_cents, refunding_cents, refunded_cents from payment
                    where refunded_cents + refunding_cents > captured_cents limit 20
                    """),
            new Check("M3", "cart_order", """
                    select id as order_id, total_cents from orders
                    where total_cents < 0 or refunded_cents > total_cents
                       or total_cents <> subtotal_cents - discount_cents + shipping_cents + tax_cents limit 20
                    """),
            new Check("O1", "cart_order", """
                    select cart_id, cart_version, count(*) as orders from orders
                    where cart_id is not null and status <> 'cancelled'
                    group by cart_id, cart_version having count(*) > 1 limit 20
                    """));

    private final Databases databases;
    private final JsonLines samples;
    private final MailWatch mails;
    private final Thread thread;
    private volatile boolean closing;

    public Sampler(Target target, Path run) {
        this.databases = new Databases(target);
        this.samples = new JsonLines(run.resolve("samples.jsonl"));
        this.mails = new MailWatch(target, run);
        this.thread = Thread.ofVirtual().name("sampler").unstarted(this::sample);
    }

    public void start() {
        thread.start();
    }

    private void sample() {
        while (!closing) {
            CHECKS.forEach(this::sample);
            mails.look();
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException told) {
                return;
            }
        }
    }

    private void sample(Check check) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("at_ms", System.currentTimeMillis());
        line.put("check", check.name());
        try {
            line.put("violations", databases.rows(check.database(), check.sql()));
        } catch (SQLException down) {
            line.put("violations", List.of());
            line.put(
                    "unreachable",
                    String.valueOf(down.getMessage()).lines().findFirst().orElse(""));
        }
        samples.write(line);
    }

    /** Returns when the last line is written. */
    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(30));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mails.close();
        samples.close();
        databases.close();
    }
}
