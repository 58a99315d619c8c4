package io.bookstore.cartorder.promotion;

import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a promotion from a row. */
@Component
class PromotionColumns {

    private final JsonMapper json;

    PromotionColumns(LenientJson json) {
        this.json = json.mapper();
    }

    String text(Object form) {
        return json.writeValueAsString(form);
    }

    Promotion promotion(ResultSet row) throws SQLException {
        return new Promotion(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                terms(row),
                row.getInt("uses"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getObject("created_by", UUID.class),
                row.getObject("updated_by", UUID.class));
    }

    private Promotion.Terms terms(ResultSet row) throws SQLException {
        Timestamp end = row.getTimestamp("ends_at");
        return new Promotion.Terms(
                row.getString("name"),
                row.getString("code"),
                json.readValue(row.getString("effect"), EffectForm.class).effect(),
                json.readValue(row.getString("scope"), ScopeForm.class).scope(),
                Segment.of(row.getString("segment")).orElseThrow(),
                row.getString("currency"),
                row.getLong("min_basket_cents"),
                row.getTimestamp("starts_at").toInstant(),
                end == null ? null : end.toInstant(),
                row.getInt("priority"),
                row.getBoolean("exclusive"),
                row.getObject("max_uses", Integer.class),
                row.getObject("max_uses_per_customer", Integer.class),
                row.getBoolean("active"));
    }
}
