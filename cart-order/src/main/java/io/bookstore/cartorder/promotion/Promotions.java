package io.bookstore.cartorder.promotion;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All promotions, and what became of them. */
@Component
class Promotions {

    private static final String INSERT = """
            insert into promotion (id, version, name, code, effect, scope, segment, currency, min_basket_cents, starts_at,
                ends_at, priority, exclusive, max_uses, max_uses_per_customer, active, created_at, updated_at,
                created_by, updated_by)
            values (:id, 1, :name, :code, :effect::jsonb, :scope::jsonb, :segment, :currency, :min, :starts, :ends,
                :priority, :exclusive, :max, :each, :active, :now, :now, :by, :by)
            on conflict (code) where deleted_at is null do nothing
            """;

    private static final String UPDATE = """
            update promotion set version = version + 1, name = :name, code = :code, effect = :effect::jsonb,
                scope = :scope::jsonb, segment = :segment, currency = :currency, min_basket_cents = :min,
                starts_at = :starts, ends_at = :ends, priority = :priority, exclusive = :exclusive, max_uses = :max,
                max_uses_per_customer = :each, active = :active, updated_at = :now, updated_by = :by
             where id = :id
            """;

    private static final String AUDIT = """
            insert into promotion_change (promotion_id, version, at, made_by, kind, after)
            select id, version, :now, :by, :kind, to_jsonb(promotion) from promotion where id = :id
            """;

    private static final String COST = """
            select promotion_id, currency, count(*) as orders, count(distinct customer) as customers,
                   sum(discount_cents) as discount, sum(shipping_discount_cents) as shipping
              from promotion_redemption where state = 'claimed' and promotion_id in (:ids)
             group by promotion_id, currency order by currency
            """;

    private final JdbcClient jdbc;
    private final PromotionColumns columns;
    private final Clock clock;

    Promotions(JdbcClient jdbc, PromotionColumns columns, Clock clock) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.clock = clock;
    }

    /** Nothing when another promotion has the code. */
    @Transactional
    Optional<UUID> add(Promotion.Terms terms, UUID by) {
        UUID id = Ids.next();
        if (with(jdbc.sql(INSERT), terms, id, by).update() == 0) {
            return Optional.empty();
        }
        audit(id, by, "created");
        return Optional.of(id);
    }

    /** The promotion, which nobody else changes until the transaction ends. */
    Optional<Promotion> lock(UUID id) {
        return one(id, " for update");
    }

    Optional<Promotion> find(UUID id) {
        return one(id, "");
    }

    private Optional<Promotion> one(UUID id, String lock) {
        return jdbc.sql("select * from promotion where id = :id and deleted_at is null" + lock)
                .param("id", id)
                .query((row, n) -> columns.promotion(row))
                .optional();
    }

    /** Whether another promotion that is not deleted has this code. */
    boolean isTaken(String code, UUID except) {
        return jdbc.sql(
                        "select exists (select 1 from promotion where code = :code and id <> :id and deleted_at is null)")
                .param("code", code)
                .param("id", except)
                .query(Boolean.class)
                .single();
    }

    void replace(UUID id, Promotion.Terms terms, UUID by) {
        with(jdbc.sql(UPDATE), terms, id, by).update();
        audit(id, by, "changed");
    }

    void delete(UUID id, UUID by) {
        jdbc.sql("update promotion set version = version + 1, deleted_at = :now, updated_at = :now, updated_by = :by "
                        + "where id = :id")
                .param("now", now())
                .param("by", by)
                .param("id", id)
                .update();
        audit(id, by, "deleted");
    }

    private void audit(UUID id, UUID by, String kind) {
        jdbc.sql(AUDIT)
                .param("id", id)
                .param("now", now())
                .param("by", by)
                .param("kind", kind)
                .update();
    }

    private StatementSpec with(StatementSpec statement, Promotion.Terms terms, UUID id, UUID by) {
        Instant end = terms.endsAt();
        return statement
                .param("id", id)
                .param("name", terms.name())
                .param("code", terms.code(), Types.VARCHAR)
                .param("effect", columns.text(EffectForm.of(terms.effect())))
                .param("scope", columns.text(ScopeForm.of(terms.scope())))
                .param("segment", terms.segment().code())
                .param("currency", terms.currency(), Types.VARCHAR)
                .param("min", terms.minBasketCents())
                .param("starts", terms.startsAt().atOffset(ZoneOffset.UTC))
                .param("ends", end == null ? null : end.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("priority", terms.priority())
                .param("exclusive", terms.exclusive())
                .param("max", terms.maxUses(), Types.INTEGER)
                .param("each", terms.limitPerCustomer(), Types.INTEGER)
                .param("active", terms.active())
                .param("now", now())
                .param("by", by);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static final String MATCHING = " from promotion where deleted_at is null and "
            + "(:q::text is null or code = upper(:q) or strpos(lower(name), lower(:q)) > 0)";

    long count(@Nullable String q) {
        return jdbc.sql("select count(*)" + MATCHING)
                .param("q", q, Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    /** One page, newest first. */
    List<Promotion> page(@Nullable String q, PageQuery page) {
        String cursor = page.after();
        String sql = "select *" + MATCHING
                + (cursor == null ? "" : " and (created_at, id) < (:after_at, :after_id)")
                + " order by created_at desc, id desc limit :limit"
                + (cursor == null ? " offset :offset" : "");
        StatementSpec query = jdbc.sql(sql).param("q", q, Types.VARCHAR).param("limit", page.limit());
        if (cursor == null) {
            query.param("offset", page.offset());
        } else {
            after(query, cursor);
        }
        return query.query((row, n) -> columns.promotion(row)).list();
    }

    private static void after(StatementSpec query, String cursor) {
        List<String> values = Cursors.decode(cursor, 2);
        try {
            query.param("after_at", Instant.parse(values.get(0)).atOffset(ZoneOffset.UTC))
                    .param("after_id", UUID.fromString(values.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            throw Cursors.invalid();
        }
    }

    static String cursorOf(Promotion promotion) {
        return Cursors.encode(promotion.createdAt(), promotion.id());
    }

    Map<UUID, List<PromotionView.Cost>> cost(Collection<UUID> ids) {
        Map<UUID, List<PromotionView.Cost>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(COST)
                    .param("ids", ids)
                    .query((row, n) -> found.computeIfAbsent(
                                    row.getObject("promotion_id", UUID.class), id -> new ArrayList<>())
                            .add(new PromotionView.Cost(
                                    row.getString("currency"),
                                    row.getLong("orders"),
                                    row.getLong("customers"),
                                    row.getLong("discount"),
                                    row.getLong("shipping"))))
                    .list();
        }
        return found;
    }

    /** Who changed it, newest first. */
    List<Change> changes(UUID id) {
        return jdbc.sql("select version, at, made_by, kind from promotion_change where promotion_id = :id "
                        + "order by version desc limit 100")
                .param("id", id)
                .query((row, n) -> new Change(
                        row.getLong("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("made_by", UUID.class),
                        row.getString("kind")))
                .list();
    }

    record Change(long version, Instant at, UUID madeBy, String kind) {}
}
