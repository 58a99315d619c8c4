package io.bookstore.identity.account;

import io.bookstore.identity.vault.AccountKey;
import io.bookstore.identity.vault.AccountKeys;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All accounts. */
@Repository
public class Accounts {

    private static final String TABLE = "account";
    private static final String SELECT =
            "select account.*, account_key.sealed from account left join account_key on account_key.account_id = account.id";

    private final JdbcClient jdbc;
    private final AccountKeys keys;
    private final KeyedHash hash;
    private final Clock clock;

    Accounts(JdbcClient jdbc, AccountKeys keys, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.hash = hash;
        this.clock = clock;
    }

    public Optional<Account> byId(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(this::account)
                .optional();
    }

    /** The caller's own account; 401 when it is gone, as its token soon will be. */
    public Account owner(Caller caller) {
        return byId(caller.requireUser())
                .orElseThrow(() -> new ProblemException(Problems.of(
                        HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first", "This account is gone.")));
    }

    public Optional<Account> byEmail(EmailAddress email) {
        return jdbc.sql(SELECT + " where email_key = :key")
                .param("key", key(email))
                .query(this::account)
                .optional();
    }

    /** Adds an account unless one with this address is there. */
    @Transactional
    public boolean add(Account account, EmailAddress email) {
        AccountKeys.NewKey key = keys.fresh();
        boolean added = jdbc.sql("""
                                insert into account (id, email_key, email, name, password_hash, roles, status, version, created_at, updated_at)
                                values (:id, :key, :email, :name, :password, :roles, :status, :version, :created, :updated)
                                on conflict (email_key) do nothing
                                """)
                        .param("id", account.id())
                        .param("key", key(email))
                        .param("email", key.key().seal(email.text(), TABLE, account.id(), "email"))
                        .param("name", key.key().seal(account.name(), TABLE, account.id(), "name"))
                        .param("password", account.passwordHash())
                        .param("roles", account.roles().toArray(String[]::new))
                        .param("status", account.status().name().toLowerCase(Locale.ROOT))
                        .param("version", account.version())
                        .param("created", Timestamp.from(account.createdAt()))
                        .param("updated", Timestamp.from(account.updatedAt()))
                        .update()
                == 1;
        if (added) {
            keys.keep(account.id(), key);
        }
        return added;
    }

    /** Seals an older account's fields with a key of its own. */
    @Transactional
    public void sealAgain(UUID id) {
        jdbc.sql(SELECT + " where id = :id for update of account")
                .param("id", id)
                .query(this::account)
                .optional()
                .ifPresent(account -> {
                    AccountKey key = keys.of(id);
                    jdbc.sql("update account set email = :email, name = :name where id = :id")
                            .param("email", key.seal(account.email(), TABLE, id, "email"))
                            .param("name", key.seal(account.name(), TABLE, id, "name"))
                            .param("id", id)
                            .update();
                });
    }

    /** Lets an unverified account sign in; changes no other. */
    void activate(UUID id) {
        jdbc.sql(
                        "update account set status = 'active', version = version + 1, updated_at = :now where id = :id and status = 'unverified'")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    public void rename(UUID id, String name) {
        jdbc.sql("update account set name = :name, version = version + 1, updated_at = :now where id = :id")
                .param("name", keys.of(id).seal(name, TABLE, id, "name"))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    public void changePassword(UUID id, String passwordHash) {
        jdbc.sql("""
                        update account set password_hash = :hash, version = version + 1, updated_at = :now,
                               status = case status when 'unverified' then 'active' else status end
                        where id = :id
                        """)
                .param("hash", passwordHash)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** @return false when another account has the address */
    public boolean changeEmail(UUID id, EmailAddress email) {
        return jdbc.sql("""
                        update account set email = :email, email_key = :key, version = version + 1, updated_at = :now
                        where id = :id and not exists (select from account other where other.email_key = :key and other.id <> :id)
                        """)
                        .param("email", keys.of(id).seal(email.text(), TABLE, id, "email"))
                        .param("key", key(email))
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Locks the account and gives the version of its next event. */
    public long nextVersion(UUID id) {
        return jdbc.sql("update account set version = version + 1 where id = :id returning version")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    public void changeRoles(UUID id, List<String> roles) {
        update("roles = :value", id, roles.toArray(String[]::new));
    }

    public void changeStatus(UUID id, Account.Status status) {
        update("status = :value", id, status.name().toLowerCase(Locale.ROOT));
    }

    private void update(String assignment, UUID id, Object value) {
        jdbc.sql("update account set " + assignment + ", version = version + 1, updated_at = :now where id = :id")
                .param("value", value)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** With its key, its sessions, addresses and links. */
    public void delete(UUID id) {
        jdbc.sql("delete from account where id = :id").param("id", id).update();
    }

    public long count() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }

    /** One page, newest first. */
    public List<Account> page(PageQuery page) {
        String cursor = page.after();
        if (cursor == null) {
            return jdbc.sql(SELECT + " order by account.created_at desc, id desc limit :limit offset :offset")
                    .param("limit", page.limit())
                    .param("offset", page.offset())
                    .query(this::account)
                    .list();
        }
        Place place = Place.of(cursor);
        return jdbc.sql(SELECT + " where (account.created_at, id) < (:at, :id)"
                        + " order by account.created_at desc, id desc limit :limit")
                .param("at", Timestamp.from(place.at()))
                .param("id", place.id())
                .param("limit", page.limit())
                .query(this::account)
                .list();
    }

    public static String cursorOf(Account account) {
        return Place.cursor(account.createdAt(), account.id());
    }

    public byte[] key(EmailAddress email) {
        return hash.of("account.email", email.normalised());
    }

    private Account account(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        AccountKey key = keys.opened(id, row.getBytes("sealed"));
        return new Account(
                id,
                key.open(row.getBytes("email"), TABLE, id, "email"),
                key.open(row.getBytes("name"), TABLE, id, "name"),
                row.getString("password_hash"),
                List.of((String[]) row.getArray("roles").getArray()),
                Account.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
