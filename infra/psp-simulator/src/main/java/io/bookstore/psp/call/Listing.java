package io.bookstore.psp.call;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.memory.Remembered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One page of a list, newest first, by Stripe's {@code limit}, {@code starting_after}, {@code ending_before}, {@code created}. */
public record Listing(
        int limit, @Nullable String after, @Nullable String before, CreatedRange created) {

    public static Listing of(Form form) {
        Long limit = form.integer("limit");
        if (limit != null && (limit < 1 || limit > 100)) {
            throw ApiError.invalidRequest(null, "Invalid integer: limit must be between 1 and 100")
                    .param("limit");
        }
        String after = form.text("starting_after");
        String before = form.text("ending_before");
        if (after != null && before != null) {
            throw ApiError.invalidRequest(null, "Use either starting_after or ending_before, not both.");
        }
        return new Listing(limit == null ? 10 : limit.intValue(), after, before, CreatedRange.of(form));
    }

    public <T extends Remembered> Fields page(
            Memory memory,
            Class<T> type,
            String url,
            ToLongFunction<T> createdAt,
            Predicate<T> filter,
            Function<T, Fields> shown) {
        checkCursor(memory, type, after, "starting_after");
        checkCursor(memory, type, before, "ending_before");
        Predicate<T> wanted = thing -> created.contains(createdAt.applyAsLong(thing)) && filter.test(thing);
        List<T> found = before == null ? following(memory, type, wanted) : preceding(memory, type, wanted);
        boolean more = found.size() > limit;
        List<T> page = more ? cut(found) : found;
        return new Fields()
                .with("object", "list")
                .with("data", page.stream().map(shown).toList())
                .with("has_more", more)
                .with("url", url);
    }

    private <T extends Remembered> List<T> cut(List<T> found) {
        return before == null ? found.subList(0, limit) : found.subList(found.size() - limit, found.size());
    }

    private static <T extends Remembered> void checkCursor(
            Memory memory, Class<T> type, @Nullable String cursor, String param) {
        if (cursor != null && memory.find(type, cursor).isEmpty()) {
            throw ApiError.missing("object", cursor, param);
        }
    }

    /** One more than the page holds, to know whether more follow. */
    private <T extends Remembered> List<T> following(Memory memory, Class<T> type, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        boolean[] begun = {after == null};
        memory.visitNewest(type, thing -> {
            if (begun[0] && wanted.test(thing)) {
                found.add(thing);
            }
            begun[0] |= thing.id().equals(after);
            return found.size() <= limit;
        });
        return found;
    }

    private <T extends Remembered> List<T> preceding(Memory memory, Class<T> type, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        memory.visitNewest(type, thing -> {
            boolean here = thing.id().equals(before);
            if (!here && wanted.test(thing)) {
                found.add(thing);
            }
            return !here;
        });
        int from = Math.max(0, found.size() - limit - 1);
        return Collections.unmodifiableList(found.subList(from, found.size()));
    }

    /** Bounds on the time of making, in seconds. */
    public record CreatedRange(long from, long to) {

        static CreatedRange of(Form form) {
            if (!form.has("created")) {
                return new CreatedRange(Long.MIN_VALUE, Long.MAX_VALUE);
            }
            if (form.isObject("created")) {
                Form range = form.nested("created");
                long from = Math.max(orElse(range.integer("gte"), Long.MIN_VALUE), next(range.integer("gt")));
                long to = Math.min(orElse(range.integer("lte"), Long.MAX_VALUE), previous(range.integer("lt")));
                return new CreatedRange(from, to);
            }
            Long exact = form.integer("created");
            return new CreatedRange(orElse(exact, 0), orElse(exact, 0));
        }

        boolean contains(long created) {
            return created >= from && created <= to;
        }

        private static long next(@Nullable Long bound) {
            return bound == null ? Long.MIN_VALUE : bound + 1;
        }

        private static long previous(@Nullable Long bound) {
            return bound == null ? Long.MAX_VALUE : bound - 1;
        }

        private static long orElse(@Nullable Long value, long fallback) {
            return value == null ? fallback : value;
        }
    }
}
