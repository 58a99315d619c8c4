package io.bookstore.psp.memory;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Ids in Stripe's form: a prefix that tells the kind, then random letters and digits. */
@Component
public class StripeIds {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    public String next(String prefix) {
        return next(prefix, 24);
    }

    public String next(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
