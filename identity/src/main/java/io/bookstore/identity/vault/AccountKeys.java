package io.bookstore.identity.vault;

import io.bookstore.platform.crypto.FieldCipher;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of all accounts, each encrypted by the service's key set and bound to its account. */
@Repository
public class AccountKeys {

    private static final String TABLE = "account_key";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    AccountKeys(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A key that is not kept yet, because its account is not there yet. */
    public record NewKey(AccountKey key, String encoded) {}

    public NewKey fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new NewKey(new AccountKey(bytes, cipher), Base64.getEncoder().encodeToString(bytes));
    }

    /** Keeps the key of an account that is there now. */
    public void keep(UUID account, NewKey key) {
        jdbc.sql("""
                        insert into account_key (account_id, sealed, created_at) values (:account, :sealed, :now)
                        on conflict (account_id) do nothing
                        """)
                .param("account", account)
                .param("sealed", cipher.encrypt(key.encoded(), TABLE, account, "sealed"))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The key as its row holds it; without a row, one that opens what the key set sealed, and that must not seal. */
    public AccountKey opened(UUID account, byte @Nullable [] sealed) {
        return sealed == null ? fresh().key() : unsealed(account, sealed);
    }

    /** The account's key; made at the first use for accounts that are older than keys. */
    public AccountKey of(UUID account) {
        return find(account).orElseGet(() -> {
            keep(account, fresh());
            return find(account).orElseThrow();
        });
    }

    private Optional<AccountKey> find(UUID account) {
        return jdbc.sql("select sealed from account_key where account_id = :account")
                .param("account", account)
                .query((row, number) -> unsealed(account, row.getBytes("sealed")))
                .optional();
    }

    private AccountKey unsealed(UUID account, byte[] sealed) {
        String encoded = cipher.decrypt(sealed, TABLE, account, "sealed");
        return new AccountKey(Base64.getDecoder().decode(encoded), cipher);
    }
}
