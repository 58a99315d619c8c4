package io.bookstore.identity.account;

import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
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

/** All accounts. */
@Repository
public class Accounts {

    private static final String TABLE = "account";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final KeyedHash hash;
    private final Clock clock;

    Accounts(JdbcClient jdbc, FieldCipher cipher, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.hash = hash;
        this.clock = clock;
    }

    public Optional<Account> byId(UUID id) {
        return jdbc.sql("select * from account where id = :id")
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
        return jdbc.sql("select * from account where email_key = :key")
                .param("key", key(email))
                .query(this::account)
                .optional();
    }

    /** Adds an account unless one with this address is there. */
    boolean add(Account account, EmailAddress email) {
        return jdbc.sql("""
                                insert into account (id, email_key, email, name, password_hash, roles, status, version, created_at, updated_at)
                                values (:id, :key, :email, :name, :password, :roles, :status, :version, :created, :updated)
                                on conflict (email_key) do nothing
                                """)
                        .param("id", account.id())
                        .param("key", key(email))
                        .param("email", cipher.encrypt(email.text(), TABLE, account.id(), "email"))
                        .param("name", cipher.encrypt(account.name(), TABLE, account.id(), "name"))
                        .param("password", account.passwordHash())
                        .param("roles", account.roles().toArray(String[]::new))
                        .param("status", account.status().name().toLowerCase(Locale.ROOT))
                        .param("version", account.version())
                        .param("created", Timestamp.from(account.createdAt()))
                        .param("updated", Timestamp.from(account.updatedAt()))
                        .update()
                == 1;
    }

    /** Lets an unverified account sign in; changes no other. */
    void activate(UUID id) {
        jdbc.sql(
                        "update account set status = 'active', version = version + 1, updated_at = :now where id = :id and status = 'unverified'")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    void rename(UUID id, String name) {
        jdbc.sql("update account set name = :name, version = version + 1, updated_at = :now where id = :id")
                .param("name", cipher.encrypt(name, TABLE, id, "name"))
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
                        .param("email", cipher.encrypt(email.text(), TABLE, id, "email"))
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

    public byte[] key(EmailAddress email) {
        return hash.of("account.email", email.normalised());
    }

    private Account account(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Account(
                id,
                cipher.decrypt(row.getBytes("email"), TABLE, id, "email"),
                cipher.decrypt(row.getBytes("name"), TABLE, id, "name"),
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
