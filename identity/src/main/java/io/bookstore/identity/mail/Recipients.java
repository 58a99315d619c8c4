package io.bookstore.identity.mail;

import java.util.Optional;
import java.util.UUID;

/** Where account holders read their mail. */
public interface Recipients {

    /** Empty when the account is gone. */
    Optional<Recipient> ofAccount(UUID accountId);
}
