package io.bookstore.paymentshipping.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Stripe-Signature}, as far as it can be judged without the body. stripe-java breaks on malformed ones
 * and takes times in the future, so only well-formed ones of about now come before it.
 */
record SignatureHeader(long seconds) {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST = 4_096;
    private static final int MOST_SIGNATURES = 16;
    private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9]{0,15}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    /** Nothing unless there is exactly one time and at least one signature, all of them in their canonical form. */
    static Optional<SignatureHeader> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Long time = null;
        int signatures = 0;
        for (String part : header.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            String scheme = part.substring(0, equals);
            String value = part.substring(equals + 1);
            if (scheme.equals("t") && time == null && TIME.matcher(value).matches()) {
                time = Long.valueOf(value);
            } else if (scheme.equals("v1") && SIGNATURE.matcher(value).matches()) {
                signatures++;
            } else if (scheme.equals("t")
                    || scheme.equals("v1")
                    || !SCHEME.matcher(scheme).matches()) {
                return Optional.empty();
            }
        }
        return time != null && signatures > 0 && signatures <= MOST_SIGNATURES
                ? Optional.of(new SignatureHeader(time))
                : Optional.empty();
    }

    /** Neither too old nor from the future. */
    boolean isOf(Instant now) {
        return Math.abs(now.getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
    }
}
