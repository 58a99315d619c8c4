package io.bookstore.chaos.witness;

import io.bookstore.chaos.history.JsonLines;
import io.bookstore.chaos.subject.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what each witness says once all is quiet, as {@code witness/*.jsonl}, without personal data. */
public final class Witnesses {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Table(String file, String database, String sql) {}

    private static final List<Table> TABLES = List.of(
            new Table("orders", "cart_order", """
                    select id, number, user_id, owner, status, version, currency, subtotal_cents, discount_cents,
                           shipping_cents, tax_cents, total_cents, refunded_cents, refunding_cents, country,
                           shipping_method, needs_shipping, cart_id, cart_version, payment_id, payment_status,
                           cancel_reason, paid_at, created_at, updated_at from orders order by created_at
                    """),
            new Table("order_lines", "cart_order", """
                    select order_id, book_id, format, quantity, unit_price_cents, total_cents, restocked from order_line
                    """),
            new Table("order_moments", "cart_order", """
                    select order_id, version, at, event from order_moment order by order_id, version
                    """),
            new Table("sagas", "cart_order", """
                    select order_id, name, step, direction, reason, turn_back, attempts, parked_at, parked_reason,
                           deadline_at, finished_at from saga
                    """),
            new Table("order_refunds", "cart_order", """
                    select id, order_id, amount_cents, restock, status, created_at from order_refund
                    """),
            new Table("order_keys", "cart_order", """
                    select owner, key, resource_id from idempotency_key
                    """),
            new Table("stock", "inventory", "select book_id, on_hand, reserved, version from stock"),
            new Table("stock_ledger", "inventory", """
                    select book_id, version, kind, on_hand_delta, reserved_delta, on_hand, reserved, order_id, reference,
                           actor is not null as has_actor, at from stock_ledger order by book_id, version
                    """),
            new Table("reservations", "inventory", """
                    select order_id, status, expires_at, returned_at, created_at, updated_at from reservation
                    """),
            new Table("reservation_lines", "inventory", """
                    select order_id, book_id, quantity, restocked from reservation_line
                    """),
            new Table("payments", "payment_shipping", """
                    select payment_id, order_id, amount_cents, currency, status, attempt, intent_id, captured_cents,
                           refunding_cents, refunded_cents, review_reason from payment
                    """),
            new Table("refunds", "payment_shipping", """
                    select refund_id, payment_id, amount_cents, status, stripe_refund_id from refund
                    """),
            new Table("returned", "payment_shipping", """
                    select payment_id, intent_id, captured_cents, currency, returned_at is not null as is_back
                    from wrong_capture
                    """),
            new Table("payment_ledger", "payment_shipping", """
                    select set_id, kind, account, payment_id, currency, amount_cents from ledger_entry
                    """),
            new Table("webhooks", "payment_shipping", """
                    select event_id, type, object_id, status, attempts, received_at, applied_at from stripe_event
                    """),
            new Table("shipments", "payment_shipping", "select shipment_id, order_id, status, version from shipment"),
            new Table("findings", "payment_shipping", """
                    select kind, subject, order_id, state, repairing, detail from reconciliation_finding
                    """),
            new Table("letters", "identity", """
                    select kind, order_id, status, attempts, created_at, sent_at from mail where order_id is not null
                    """),
            new Table("sold", "catalog", """
                    select b.id as book_id, b.sold, b.version, a.available, a.version as stock_version
                    from book b left join availability a on a.book_id = b.id where b.sold > 0 or a.version > 1
                    """),
            new Table("book_changes", "catalog", """
                    select book_id, version, action, actor_id is not null as has_actor from book_change
                    where book_id in (select book_id from availability where version > 1)
                    """),
            new Table("search_sales", "search", """
                    select order_id, book_id, quantity from counted_sale
                    """),
            new Table("search_books", "search", """
                    select book_id, sales, available, stock_version, version, indexed_version, problem
                    from projected_book where sales > 0 or stock_version > 1
                    """));

    private static final List<String> PRODUCERS =
            List.of("catalog", "inventory", "cart_order", "payment_shipping", "identity");
    private static final List<String> CONSUMERS =
            List.of("catalog", "inventory", "cart_order", "payment_shipping", "identity", "search");

    private Witnesses() {}

    public static void collect(Target target, Path run) {
        Path folder = run.resolve("witness");
        try (Databases databases = new Databases(target)) {
            for (Table table : TABLES) {
                write(folder.resolve(table.file() + ".jsonl"), databases.rows(table.database(), table.sql()));
            }
            audits(databases, folder);
            outboxes(databases, folder);
            consumers(databases, folder);
        } catch (SQLException down) {
            throw new IllegalStateException("a database cannot be asked: " + down.getMessage(), down);
        }
        provider(target, folder);
        mails(run, folder);
    }

    private static void audits(Databases databases, Path folder) throws SQLException {
        try (JsonLines file = new JsonLines(folder.resolve("audit.jsonl"))) {
            for (String keeper : List.of("inventory", "cart_order")) {
                String sql = "select '" + keeper + "' as keeper, e.seq, "
                        + "(extract(epoch from e.at) * 1000000)::bigint as at_micros, e.actor::text as actor, action, "
                        + "subject::text as subject, detail, encode(previous, 'hex') as previous, "
                        + "encode(e.hash, 'hex') as hash, h.seq as head_seq, encode(h.hash, 'hex') as head_hash"
                        + " from audit_entry e cross join audit_head h order by e.seq";
                databases.rows(keeper, sql).forEach(file::write);
            }
        }
    }

    private static void outboxes(Databases databases, Path folder) throws SQLException {
        try (JsonLines file = new JsonLines(folder.resolve("outbox.jsonl"))) {
            for (String producer : PRODUCERS) {
                String sql = "select '" + producer + "' as producer, id, aggregatetype as aggregate_type, "
                        + "aggregateid as aggregate_id, type, version, position, insert_id, at, "
                        + (producer.equals("cart_order") ? "payload" : "null as payload")
                        + ", (select last from outbox_extent) as last, (select pruned from outbox_extent) as pruned"
                        + " from outbox" + (producer.equals("catalog") ? " where at > now() - interval '1 day'" : "")
                        + " order by insert_id";
                databases.rows(producer, sql).forEach(file::write);
            }
        }
    }

    private static void consumers(Databases databases, Path folder) throws SQLException {
        try (JsonLines positions = new JsonLines(folder.resolve("positions.jsonl"));
                JsonLines parked = new JsonLines(folder.resolve("parked.jsonl"))) {
            for (String consumer : CONSUMERS) {
                databases
                        .rows(consumer, "select subscription, position from feed_position")
                        .forEach(positions::write);
                databases
                        .rows(
                                consumer,
                                "select subscription, position, event_id, type, aggregate_id, reason, attempts from parked_event")
                        .forEach(parked::write);
            }
        }
    }

    private static void provider(Target target, Path folder) {
        String simulator = target.simulator() + "/_simulator/";
        write(folder.resolve("intents.jsonl"), list(simulator + "payment_intents", "payment_intents"));
        write(folder.resolve("psp_ledger.jsonl"), list(simulator + "ledger", "transactions"));
        write(folder.resolve("deliveries.jsonl"), list(simulator + "webhooks?limit=1000000", "deliveries"));
    }

    private static List<Map<String, Object>> list(String url, String field) {
        JsonNode answer = Asked.json(url)
                .orElseThrow(() -> new IllegalStateException("the payment provider cannot be asked: " + url));
        return java.util.stream.StreamSupport.stream(answer.path(field).spliterator(), false)
                .map(Witnesses::plain)
                .toList();
    }

    /** Without what people wrote: nobody is named in a witness. */
    private static Map<String, Object> plain(JsonNode node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> fields.put(field.getKey(), JSON.treeToValue(field.getValue(), Object.class)));
        fields.remove("payment_method");
        return fields;
    }

    /** The sampler noted each mail when it came. */
    private static void mails(Path run, Path folder) {
        Path seen = run.resolve("mails.jsonl");
        if (!Files.exists(seen)) {
            return;
        }
        try {
            Files.copy(seen, folder.resolve("mails.jsonl"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path, List<? extends Map<String, ?>> rows) {
        try (JsonLines file = new JsonLines(path)) {
            rows.forEach(file::write);
        }
    }
}
