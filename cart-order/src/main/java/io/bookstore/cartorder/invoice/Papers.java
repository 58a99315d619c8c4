package io.bookstore.cartorder.invoice;

import io.bookstore.cartorder.paper.PaperKind;
import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All papers that were written. None is ever changed. */
@Repository
class Papers {

    private static final String TABLE = "paper";
    private static final String FIELD = "content";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;

    Papers(JdbcClient jdbc, FieldCipher cipher, LenientJson json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json.mapper();
    }

    /** The next number; others who want one wait until this transaction ends, and get it when it fails. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long nextNumber(PaperKind kind, int year) {
        return jdbc.sql("""
                        insert into paper_counter as counter (series, year, last) values (:series, :year, 1)
                        on conflict (series, year) do update set last = counter.last + 1 returning last
                        """)
                .param("series", kind.series())
                .param("year", year)
                .query(Long.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(Paper paper) {
        jdbc.sql("""
                        insert into paper (id, source_id, order_id, kind, series, year, number, currency, total_cents,
                            tax_cents, content, issued_at)
                        values (:id, :source, :order, :kind, :series, :year, :number, :currency, :total,
                            :tax, :content, :at)
                        """)
                .param("id", paper.id())
                .param("source", paper.sourceId())
                .param("order", paper.orderId())
                .param("kind", paper.kind().code())
                .param("series", paper.kind().series())
                .param("year", paper.year())
                .param("number", paper.number())
                .param("currency", paper.currency())
                .param("total", paper.totalCents())
                .param("tax", paper.taxCents())
                .param(FIELD, cipher.encrypt(json.writeValueAsString(paper.content()), TABLE, paper.id(), FIELD))
                .param("at", paper.issuedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Paper> invoice(UUID order) {
        return jdbc.sql("select * from paper where order_id = :order and kind = 'invoice'")
                .param("order", order)
                .query((row, n) -> paper(row))
                .optional();
    }

    List<Paper> creditNotes(UUID order) {
        return jdbc.sql("select * from paper where order_id = :order and kind = 'credit-note' order by year, number")
                .param("order", order)
                .query((row, n) -> paper(row))
                .list();
    }

    /** What the order's credit notes name together. */
    long credited(UUID order) {
        return jdbc.sql("select coalesce(sum(total_cents), 0) from paper where order_id = ? and kind = 'credit-note'")
                .param(order)
                .query(Long.class)
                .single();
    }

    private Paper paper(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Paper(
                id,
                row.getObject("source_id", UUID.class),
                row.getObject("order_id", UUID.class),
                PaperKind.stored(row.getString("kind")),
                row.getInt("year"),
                row.getLong("number"),
                row.getString("currency"),
                row.getLong("total_cents"),
                row.getLong("tax_cents"),
                row.getTimestamp("issued_at").toInstant(),
                json.readValue(cipher.decrypt(row.getBytes(FIELD), TABLE, id, FIELD), Content.class));
    }
}
