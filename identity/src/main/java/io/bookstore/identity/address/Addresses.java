package io.bookstore.identity.address;

import io.bookstore.identity.account.Place;
import io.bookstore.identity.vault.AccountKey;
import io.bookstore.identity.vault.AccountKeys;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.json.LenientJson;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All kept addresses. Somebody else's is as unknown as one that does not exist. */
@Repository
class Addresses {

    static final int MOST = 50;

    private static final String TABLE = "address";

    private final JdbcClient jdbc;
    private final AccountKeys keys;
    private final LenientJson json;
    private final Clock clock;

    Addresses(JdbcClient jdbc, AccountKeys keys, LenientJson json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** @param preferred the one that a checkout begins with; at most one of an account */
    record Address(UUID id, AddressContent content, boolean preferred, Instant createdAt, Instant updatedAt) {}

    long count(UUID account) {
        return jdbc.sql("select count(*) from address where account_id = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** One page, newest first. */
    List<Address> page(UUID account, PageQuery page) {
        AccountKey key = keys.of(account);
        String cursor = page.after();
        if (cursor == null) {
            return of("order by created_at desc, id desc limit :limit offset :offset", account)
                    .param("limit", page.limit())
                    .param("offset", page.offset())
                    .query((row, number) -> address(row, key))
                    .list();
        }
        Place place = Place.of(cursor);
        return of("and (created_at, id) < (:at, :id) order by created_at desc, id desc limit :limit", account)
                .param("at", Timestamp.from(place.at()))
                .param("id", place.id())
                .param("limit", page.limit())
                .query((row, number) -> address(row, key))
                .list();
    }

    Optional<Address> find(UUID account, UUID id) {
        return of("and id = :id", account)
                .param("id", id)
                .query((row, number) -> address(row, keys.of(account)))
                .optional();
    }

    /** Empty when the account keeps as many as it may. */
    @Transactional
    public Optional<UUID> add(UUID account, AddressContent content, boolean preferred) {
        lock(account);
        if (count(account) >= MOST) {
            return Optional.empty();
        }
        if (preferred) {
            preferNone(account);
        }
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into address (id, account_id, content, preferred, created_at, updated_at)
                        values (:id, :account, :content, :preferred, :now, :now)
                        """)
                .param("id", id)
                .param("account", account)
                .param("content", sealed(account, id, content))
                .param("preferred", preferred)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return Optional.of(id);
    }

    @Transactional
    public boolean replace(UUID account, UUID id, AddressContent content, boolean preferred) {
        lock(account);
        if (find(account, id).isEmpty()) {
            return false;
        }
        if (preferred) {
            preferNone(account);
        }
        jdbc.sql("""
                        update address set content = :content, preferred = :preferred, updated_at = :now
                        where id = :id and account_id = :account
                        """)
                .param("content", sealed(account, id, content))
                .param("preferred", preferred)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("account", account)
                .update();
        return true;
    }

    boolean delete(UUID account, UUID id) {
        return jdbc.sql("delete from address where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    private void lock(UUID account) {
        jdbc.sql("select 1 from account where id = :account for no key update")
                .param("account", account)
                .query(Integer.class)
                .optional();
    }

    private void preferNone(UUID account) {
        jdbc.sql("update address set preferred = false where account_id = :account and preferred")
                .param("account", account)
                .update();
    }

    private JdbcClient.StatementSpec of(String rest, UUID account) {
        return jdbc.sql("select * from address where account_id = :account " + rest)
                .param("account", account);
    }

    private byte[] sealed(UUID account, UUID id, AddressContent content) {
        return keys.of(account).seal(json.mapper().writeValueAsString(content), TABLE, id, "content");
    }

    private Address address(ResultSet row, AccountKey key) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String text = key.open(row.getBytes("content"), TABLE, id, "content");
        return new Address(
                id,
                json.mapper().readValue(text, AddressContent.class),
                row.getBoolean("preferred"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
