package io.bookstore.identity.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which passwords nobody may have (ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12): those that everybody tries first, and one's own
 * name or address. Of the list only eight bytes a password are kept in memory.
 */
@Component
public class CommonPasswords {

    private static final String LIST = "passwords/common.txt";
    private static final Set<String> OURS = Set.of("bookstore", "bookshop");
    private static final int LEAST_REST = 4;

    private final long[] known;

    CommonPasswords() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(LIST).getInputStream(), StandardCharsets.UTF_8))) {
            known = lines.lines()
                    .mapToLong(CommonPasswords::fingerprint)
                    .sorted()
                    .distinct()
                    .toArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with the password, as the end of a sentence. */
    public Optional<String> objection(String password, String email, String name) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (contains(lower) || contains(withoutTail(lower))) {
            return Optional.of("is one of the passwords that are tried first; choose another one");
        }
        String mailbox = email.toLowerCase(Locale.ROOT);
        int at = mailbox.indexOf('@');
        boolean own = saysLittleBeside(lower, mailbox)
                || (at > 0 && saysLittleBeside(lower, mailbox.substring(0, at)))
                || saysLittleBeside(lower, name.toLowerCase(Locale.ROOT))
                || OURS.stream().anyMatch(word -> saysLittleBeside(lower, word));
        return own ? Optional.of("says little more than your name, address or our name") : Optional.empty();
    }

    int size() {
        return known.length;
    }

    private boolean contains(String lower) {
        return Arrays.binarySearch(known, fingerprint(lower)) >= 0;
    }

    /** A common password with figures and marks behind it is as common. */
    private static String withoutTail(String lower) {
        int end = lower.length();
        while (end > 0 && !Character.isLetter(lower.charAt(end - 1))) {
            end--;
        }
        return end < LEAST_REST ? lower : lower.substring(0, end);
    }

    private static boolean saysLittleBeside(String password, String word) {
        return word.length() >= LEAST_REST && password.contains(word) && password.length() - word.length() < LEAST_REST;
    }

    private static long fingerprint(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
