package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import io.bookstore.chaos.shop.ShopUnderTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The next version's tables while this one still runs, and back again when it is rolled back (row 35). */
final class MigrationFaults {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TRIES = 10;
    private static final List<String> TABLES = List.of(
            "cart_order.orders",
            "cart_order.saga",
            "inventory.stock",
            "inventory.reservation",
            "payment_shipping.payment",
            "payment_shipping.refund",
            "catalog.book",
            "identity.mail");

    private MigrationFaults() {}

    static List<FaultKind> kinds() {
        return List.of(new FaultKind("migrate", List.of(35), TABLES, Span.SECONDS_4_TO_12, (ground, target, random) -> {
            String[] parts = target.split("\\.", -1);
            String column = "chaos_" + random.nextInt(1_000_000);
            return Fault.of(
                    () -> run(
                            ground.shop(),
                            parts[0],
                            "alter table " + parts[1] + " add column " + column + " text not null default 'new'"),
                    () -> run(ground.shop(), parts[0], "alter table " + parts[1] + " drop column if exists " + column));
        }));
    }

    /** As our own migrations do it: nobody waits behind a lock for more than a second. */
    private static void run(ShopUnderTest shop, String database, String change)
            throws SQLException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = shop.superuser(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '1s'");
                statement.execute(change);
                return;
            } catch (SQLException failed) {
                if (!LOCK_NOT_AVAILABLE.equals(failed.getSQLState()) || tries == TRIES) {
                    throw failed;
                }
                Thread.sleep(200);
            }
        }
    }
}
