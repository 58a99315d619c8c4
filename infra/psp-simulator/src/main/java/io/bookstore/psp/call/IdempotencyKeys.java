package io.bookstore.psp.call;

import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Memory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Sees to it that the work of a key is begun once, and that its first answer is repeated for 24 hours. */
@Component
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    private final Memory memory;
    private final Clock clock;
    private final Map<String, String> inUse = new ConcurrentHashMap<>();

    IdempotencyKeys(Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    Answer once(Call call, Supplier<Answer> work) {
        String key = call.idempotencyKey();
        if (key == null) {
            return work.get();
        }
        String fingerprint = fingerprint(call);
        String running = inUse.putIfAbsent(key, fingerprint);
        if (running != null) {
            throw running.equals(fingerprint) ? ApiError.keyInUse(key) : otherParameters(key);
        }
        try {
            Optional<StoredAnswer> first = stored(key);
            if (first.isEmpty()) {
                return work.get();
            }
            refuseOther(call, key, fingerprint, first.get());
            return first.get().replayed();
        } finally {
            inUse.remove(key);
        }
    }

    /** Keeps the first answer within the change that made it. */
    static void store(Call call, Answer answer, Change change) {
        String key = call.idempotencyKey();
        if (key != null) {
            long now = change.now().getEpochSecond();
            change.keep(StoredAnswer.of(key, now, call.path(), fingerprint(call), answer, call.requestId()));
        }
    }

    private static String fingerprint(Call call) {
        String canonical =
                call.method() + " " + call.path() + " " + canonical(call.form().tree());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private Optional<StoredAnswer> stored(String key) {
        long oldest = Instant.now(clock).minus(KEPT).getEpochSecond();
        memory.forgetOldest(StoredAnswer.class, answer -> answer.at() < oldest);
        return memory.find(StoredAnswer.class, key).filter(answer -> answer.at() >= oldest);
    }

    private static void refuseOther(Call call, String key, String fingerprint, StoredAnswer first) {
        if (!first.path().equals(call.path())) {
            throw ApiError.idempotencyMismatch(
                    ("Keys for idempotent requests can only be used for the same endpoint they"
                                    + " were first used for ('%s' vs '%s'). Try using a key other than '%s' if you meant to"
                                    + " execute a different request.")
                            .formatted(call.path(), first.path(), key));
        }
        if (!first.fingerprint().equals(fingerprint)) {
            throw otherParameters(key);
        }
    }

    static ApiError otherParameters(String key) {
        return ApiError.idempotencyMismatch(
                ("Keys for idempotent requests can only be used with the same parameters they"
                                + " were first used with. Try using a key other than '%s' if you meant to execute a different"
                                + " request.")
                        .formatted(key));
    }

    /** The order of parameters does not matter; a card number leaves no trace, not even hashed. */
    private static String canonical(Map<String, Object> tree) {
        StringBuilder text = new StringBuilder("{");
        new TreeMap<>(tree).forEach((name, value) -> {
            String shown = switch (value) {
                case Map<?, ?> inner -> canonical(Tree.copy(inner));
                case String secret when name.equals("number") || name.equals("cvc") -> "secret";
                default -> value.toString();
            };
            text.append(name)
                    .append('=')
                    .append(shown.length())
                    .append(':')
                    .append(shown)
                    .append(';');
        });
        return text.append('}').toString();
    }
}
