package io.bookstore.catalog.browse;

import io.bookstore.catalog.browse.SortKey.Kind;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.Cursors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The orders of a list. The id breaks ties in the same direction, so that one row comparison is the cursor. */
@SuppressWarnings("ImmutableEnumChecker") // the list is List.of
enum Sort {
    NEWEST(false, new SortKey("book.created_at", Kind.INSTANT)),
    PUBLISHED(false, new SortKey("coalesce(book.published_on, '0001-01-01'::date)", Kind.DAY)),
    TITLE(true, new SortKey("book.title_key", Kind.TEXT)),
    PRICE_ASC(true, new SortKey("book.price_cents", Kind.WHOLE)),
    PRICE_DESC(false, new SortKey("book.price_cents", Kind.WHOLE)),
    BESTSELLING(false, new SortKey("book.sold", Kind.WHOLE)),
    RATING(false, new SortKey("coalesce(book.rating, 0)", Kind.DECIMAL), new SortKey("book.ratings_count", Kind.WHOLE));

    private final boolean ascending;
    private final List<SortKey> keys;

    Sort(boolean ascending, SortKey... keys) {
        this.ascending = ascending;
        this.keys = List.of(keys);
    }

    /** The order of this name, the newest first if none is given; 400 for another name. */
    static Sort of(@Nullable String code) {
        return code == null
                ? NEWEST
                : Arrays.stream(values())
                        .filter(sort -> sort.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problems.invalid("sort", "must be one of " + codes())));
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String codes() {
        return Arrays.stream(values()).map(Sort::code).collect(Collectors.joining(", "));
    }

    List<SortKey> keys() {
        return keys;
    }

    String orderBy() {
        String direction = ascending ? "" : " desc";
        return keys.stream().map(key -> key.sql() + direction + ", ").collect(Collectors.joining()) + "book.id"
                + direction;
    }

    /** {@code , <expression> as key_0 …} for the select list. */
    String columns() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> ", " + keys.get(i).sql() + " as key_" + i)
                .collect(Collectors.joining());
    }

    /** The condition that a row comes after the cursor's, with parameters {@code :after_0 …} and {@code :after_id}. */
    String comesAfter() {
        String left = keys.stream().map(key -> key.sql() + ", ").collect(Collectors.joining());
        String right = IntStream.range(0, keys.size())
                .mapToObj(i -> ":after_" + i + ", ")
                .collect(Collectors.joining());
        return "(" + left + "book.id) " + (ascending ? ">" : "<") + " (" + right + ":after_id)";
    }

    String cursor(List<String> values, UUID id) {
        List<Object> parts = new ArrayList<>();
        parts.add(code());
        parts.addAll(values);
        parts.add(id);
        return Cursors.encode(parts.toArray());
    }

    /** The values of a cursor, the id last; 400 when it is of another list. */
    List<Object> parse(String cursor) {
        List<String> parts = Cursors.decode(cursor, keys.size() + 2);
        if (!parts.getFirst().equals(code())) {
            throw Cursors.invalid();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(keys.get(i).kind().parse(parts.get(i + 1)));
        }
        values.add(id(parts.getLast()));
        return values;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException nonsense) {
            throw Cursors.invalid();
        }
    }
}
