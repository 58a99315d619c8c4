package io.bookstore.search.index;

import io.bookstore.platform.ids.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one replica write the index. Two would do no harm, since versions decide what stays; they would only do the work
 * twice.
 */
@Component
class WriterLease {

    private static final long RENEW_NANOS = 2_000_000_000L;
    private static final long LEASE_NANOS = 10_000_000_000L;

    private final JdbcClient jdbc;
    private final UUID me = Ids.next();
    private long renewAt;
    private volatile boolean held;
    private volatile long heldUntil;

    WriterLease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Called by the writer's thread alone. */
    boolean isHeld() {
        if (System.nanoTime() - renewAt >= 0) {
            long before = System.nanoTime();
            held = renew();
            heldUntil = before + LEASE_NANOS;
            renewAt = System.nanoTime() + RENEW_NANOS;
        }
        return held;
    }

    /** For other threads: whether this replica still is the one. */
    boolean isHeldNow() {
        return held && System.nanoTime() - heldUntil < 0;
    }

    void release() {
        if (held) {
            jdbc.sql("update index_writer set lease_until = '-infinity' where holder = ?")
                    .param(me)
                    .update();
            held = false;
        }
    }

    private boolean renew() {
        return jdbc.sql("""
                                update index_writer set holder = :me, lease_until = now() + interval '10 seconds'
                                where holder = :me or lease_until < now()
                                """).param("me", me).update() > 0;
    }
}
