package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import io.bookstore.chaos.shop.ShopUnderTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events that nobody can read (row 15): readers must park them and go on. */
final class EventFaults {

    private static final Span INSTANT = new Span(200, 1_500);
    private static final Map<String, String> TYPES =
            Map.of("cart_order", "order-paid", "inventory", "stock-changed", "payment_shipping", "payment-succeeded");
    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, version, payload, at)
            values (?, 'poison', ?, ?, 1, '{"order_id": [17], "book_id": [17], "v": 99}'::jsonb, now())
            """;

    private EventFaults() {}

    static List<FaultKind> kinds() {
        return List.of(new FaultKind(
                "event-poison",
                List.of(15),
                TYPES.keySet().stream().sorted().toList(),
                INSTANT,
                (ground, producer, random) -> {
                    UUID event = new UUID(random.nextLong(), random.nextLong());
                    UUID about = new UUID(random.nextLong(), random.nextLong());
                    return Fault.once(() -> publish(ground.shop(), producer, event, about));
                }));
    }

    private static void publish(ShopUnderTest shop, String producer, UUID event, UUID about) throws SQLException {
        try (Connection connection = shop.superuser(producer);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, event);
            insert.setObject(2, about);
            insert.setString(3, TYPES.get(producer));
            insert.execute();
        }
    }
}
