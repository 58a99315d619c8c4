package io.bookstore.gateway.cache;

import io.bookstore.gateway.route.ServiceReader.Answer;
import io.bookstore.gateway.route.ServiceReader.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is given to everybody: the bytes, and the few fields that describe them.
 *
 * @param generation of its scopes, read before it was fetched
 * @param fetchedAt when the fetch began, by this process's clock of nanoseconds
 * @param life how long it is good, in nanoseconds
 * @param work the scope of the work whose other editions it shows
 * @param workGeneration that scope's number
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kept(
        byte[] body,
        List<Field> fields,
        String etag,
        long generation,
        long fetchedAt,
        long life,
        @Nullable String work,
        long workGeneration) {

    private static final Set<String> FIELDS =
            Set.of("content-type", "last-modified", "link", "x-total-count", "content-language", "cache-control");
    private static final byte[] WORK_ID = "\"work_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEGRADED = "\"degraded\":true".getBytes(StandardCharsets.US_ASCII);
    private static final int UUID_LENGTH = 36;
    private static final int OVERHEAD = 400;

    /** Whether everybody may get this answer. */
    static boolean mayKeep(Answer answer, boolean publicOnly) {
        if (answer.status() != 200 || !answer.whole() || has(answer, "set-cookie")) {
            return false;
        }
        String control = field(answer, "cache-control").orElse("").toLowerCase(Locale.ROOT);
        boolean saidPublic = control.contains("public");
        return publicOnly
                ? saidPublic && !control.contains("private") && !control.contains("no-store")
                : indexOf(answer.body(), DEGRADED) < 0;
    }

    static Kept of(
            Answer answer, long generation, long fetchedAt, long life, @Nullable String work, long workGeneration) {
        List<Field> fields = new ArrayList<>();
        boolean open = false;
        for (Field field : answer.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("cache-control")) {
                open = field.value().contains("public");
                if (open) {
                    fields.add(field);
                }
            } else if (FIELDS.contains(name)) {
                fields.add(field);
            }
        }
        if (!open) {
            fields.add(new Field("Cache-Control", "no-cache"));
        }
        String etag = field(answer, "etag").orElseGet(() -> hash(answer.body()));
        return new Kept(answer.body(), fields, etag, generation, fetchedAt, life, work, workGeneration);
    }

    Kept withGeneration(long number, long workNumber, long at, long lasting) {
        return new Kept(body, fields, etag, number, at, lasting, work, workNumber);
    }

    int weight() {
        return body.length + OVERHEAD;
    }

    /** The scope of the work of which the page tells, if it tells of one. */
    static Optional<String> workOf(byte[] body) {
        int at = indexOf(body, WORK_ID);
        int start = at + WORK_ID.length;
        return at < 0 || start + UUID_LENGTH > body.length
                ? Optional.empty()
                : Optional.of(Wanted.workScope(new String(body, start, UUID_LENGTH, StandardCharsets.US_ASCII)));
    }

    static Optional<String> field(Answer answer, String name) {
        return answer.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    private static boolean has(Answer answer, String name) {
        return field(answer, name).isPresent();
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static int indexOf(byte[] text, byte[] part) {
        ByteBuffer all = ByteBuffer.wrap(text);
        ByteBuffer sought = ByteBuffer.wrap(part);
        for (int i = 0; i <= text.length - part.length; i++) {
            if (text[i] == part[0] && all.slice(i, part.length).equals(sought)) {
                return i;
            }
        }
        return -1;
    }
}
