package io.bookstore.identity.mail;

import java.util.Locale;
import java.util.Set;

/** What a letter is about, as people choose what they want to hear of. */
enum Topic {
    ORDERS,
    NEWS,
    /** Nobody can choose not to hear of it by mail. */
    SECURITY;

    /** They hold a secret, or go elsewhere: they are letters only. */
    private static final Set<String> LETTERS_ONLY = Set.of(
            "verify-email",
            "password-reset",
            "known-address",
            "email-change-old",
            "email-change-new",
            "email-change-taken",
            "email-changed",
            "account-erased");

    static Topic of(Mail mail) {
        if (mail.orderId() != null) {
            return ORDERS;
        }
        return mail.kind().equals("news") ? NEWS : SECURITY;
    }

    static boolean isShownInTheShop(Mail mail) {
        return !LETTERS_ONLY.contains(mail.kind());
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
