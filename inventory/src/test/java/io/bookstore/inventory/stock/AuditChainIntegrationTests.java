package io.bookstore.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.inventory.AllAtOnce;
import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff book is in a chain that nobody can rewrite unseen. */
@InventoryIntegrationTest
class AuditChainIntegrationTests {

    private final ServiceCalls http;
    private final StockWitness witness;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    AuditChainIntegrationTests(
            ServiceCalls http, StockWitness witness, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.http = http;
        this.witness = witness;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void everyBookingByHandIsOneLink() {
        UUID book = witness.book(3);

        AllAtOnce.run(IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(i -> () -> receive(book, "delivery " + i))
                .toList());
        receive(book, "delivery 0");

        assertThat(jdbc.sql("select count(*) from audit_entry where subject = ? and action = 'receipt'")
                        .param(book)
                        .query(Long.class)
                        .single())
                .isEqualTo(12);
        assertThat(jdbc.sql("select detail from audit_entry where subject = ? order by seq limit 1")
                        .param(book)
                        .query(String.class)
                        .single())
                .contains("\"delta\": 2", "\"reference\": \"delivery ");
        assertThat(firstBreak()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = gen_random_uuid() where seq = (select max(seq) from audit_entry) - 1",
                "update audit_entry set detail = '{}' where seq = (select max(seq) from audit_entry)",
                "update audit_entry set at = at + interval '1 second' where seq = (select max(seq) from audit_entry)",
                "delete from audit_entry where seq = (select max(seq) from audit_entry)",
                "delete from audit_entry where seq = (select max(seq) from audit_entry) - 1"
            })
    void whatIsRewrittenBreaksTheChain(String change) {
        UUID book = witness.book(0);
        receive(book, "one");
        receive(book, "two");
        assertThatThrownBy(() -> jdbc.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");

        Long broken = transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table audit_entry disable trigger user").update();
            jdbc.sql(change).update();
            return firstBreak();
        });

        assertThat(broken).isNotNull();
        assertThat(firstBreak()).isNull();
    }

    private Long firstBreak() {
        return jdbc.sql("select audit_break()")
                .query((row, n) -> row.getObject(1, Long.class))
                .list()
                .getFirst();
    }

    private int receive(UUID book, String reference) {
        return http.asStaff(
                        "POST",
                        "/v1/admin/inventory/" + book + "/receipts",
                        "{\"quantity\":2,\"reference\":\"%s\"}".formatted(reference))
                .status();
    }
}
