package io.bookstore.identity.credentials;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.EmailAddress;
import io.bookstore.identity.account.MailedTokens;
import io.bookstore.identity.account.MailedTokens.Purpose;
import io.bookstore.identity.mail.MailQueue;
import io.bookstore.identity.session.EndSessions;
import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Another e-mail address, after both mailboxes have agreed. Whether somebody else has the new one, only its mailbox
 * learns.
 */
@Service
class ChangeEmail {

    private static final String TABLE = "email_change";

    private final Accounts accounts;
    private final MailedTokens tokens;
    private final MailQueue mail;
    private final EndSessions sessions;
    private final FieldCipher cipher;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChangeEmail(
            Accounts accounts,
            MailedTokens tokens,
            MailQueue mail,
            EndSessions sessions,
            FieldCipher cipher,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mail = mail;
        this.sessions = sessions;
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How far a change is. */
    enum Progress {
        WAITING,
        CHANGED,
        WORN_LINK
    }

    void ask(Account owner, EmailAddress wanted) {
        transaction.executeWithoutResult(active -> {
            boolean taken = accounts.byEmail(wanted).isPresent();
            forgetLinks(owner.id());
            keep(owner.id(), wanted);
            send("email-change-old", owner, owner.email(), Purpose.CONFIRM_OLD_EMAIL, true);
            String kind = taken ? "email-change-taken" : "email-change-new";
            send(kind, owner, wanted.text(), Purpose.CONFIRM_NEW_EMAIL, !taken);
        });
    }

    private void send(String kind, Account owner, String address, Purpose purpose, boolean works) {
        String token = tokens.fresh();
        mail.queue(kind + ":" + Ids.next(), kind, owner.id(), address, works ? token : null, Map.of());
        tokens.keep(works ? token : tokens.fresh(), purpose, owner.id());
    }

    private void keep(UUID owner, EmailAddress wanted) {
        jdbc.sql("""
                        insert into email_change (account_id, email, email_key, expires_at)
                        values (:account, :email, :key, :expires)
                        on conflict (account_id) do update
                            set email = excluded.email, email_key = excluded.email_key, old_confirmed = false,
                                new_confirmed = false, expires_at = excluded.expires_at
                        """)
                .param("account", owner)
                .param("email", cipher.encrypt(wanted.text(), TABLE, owner, "email"))
                .param("key", accounts.key(wanted))
                .param("expires", Timestamp.from(clock.instant().plus(Purpose.CONFIRM_NEW_EMAIL.life())))
                .update();
    }

    Progress confirm(String token) {
        try {
            return transaction.execute(active -> {
                Optional<UUID> owner = tokens.redeem(token, Purpose.CONFIRM_OLD_EMAIL);
                Optional<UUID> newOwner =
                        owner.isPresent() ? Optional.empty() : tokens.redeem(token, Purpose.CONFIRM_NEW_EMAIL);
                return owner.or(() -> newOwner)
                        .map(account -> confirmed(account, newOwner.isPresent()))
                        .orElse(Progress.WORN_LINK);
            });
        } catch (DuplicateKeyException takenMeanwhile) {
            return Progress.WORN_LINK;
        }
    }

    private Progress confirmed(UUID account, boolean byNewAddress) {
        Optional<Boolean> both = jdbc.sql("""
                        update email_change set old_confirmed = old_confirmed or not :new,
                                                new_confirmed = new_confirmed or :new
                        where account_id = :account and expires_at > :now
                        returning old_confirmed and new_confirmed
                        """)
                .param("new", byNewAddress)
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .optional();
        if (both.isEmpty()) {
            return Progress.WORN_LINK;
        }
        return both.get() ? change(account) : Progress.WAITING;
    }

    private Progress change(UUID id) {
        byte[] sealed = jdbc.sql("delete from email_change where account_id = :account returning email")
                .param("account", id)
                .query(byte[].class)
                .single();
        Optional<EmailAddress> wanted = EmailAddress.parse(cipher.decrypt(sealed, TABLE, id, "email"));
        Optional<Account> owner = accounts.byId(id);
        if (owner.isEmpty() || wanted.isEmpty() || !accounts.changeEmail(id, wanted.get())) {
            return Progress.WORN_LINK;
        }
        forgetLinks(id);
        tokens.forget(id, Purpose.RESET_PASSWORD);
        tokens.forget(id, Purpose.VERIFY_EMAIL);
        sessions.all(id, "email-change");
        mail.queue(
                "email-changed:" + Ids.next(), "email-changed", id, owner.get().email(), null, Map.of());
        return Progress.CHANGED;
    }

    private void forgetLinks(UUID account) {
        tokens.forget(account, Purpose.CONFIRM_OLD_EMAIL);
        tokens.forget(account, Purpose.CONFIRM_NEW_EMAIL);
    }
}
