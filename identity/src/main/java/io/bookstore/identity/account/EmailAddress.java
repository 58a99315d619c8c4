package io.bookstore.identity.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as somebody wrote it. Two spellings that differ in case only are one account; dots and tags before
 * the @ mean different mailboxes at most providers and stay different.
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3
    private static final Pattern FORM = Pattern.compile(
            "[^\\s@\\p{Cntrl}<>,;:\"\\\\]{1,64}@[^\\s@\\p{Cntrl}<>,;:\"\\\\.]+(\\.[^\\s@\\p{Cntrl}<>,;:\"\\\\.]+)+");

    /** Empty unless the text can be an address. */
    public static Optional<EmailAddress> parse(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                ? Optional.of(new EmailAddress(text))
                : Optional.empty();
    }

    /** What accounts are told apart by. */
    public String normalised() {
        return text.toLowerCase(Locale.ROOT);
    }
}
