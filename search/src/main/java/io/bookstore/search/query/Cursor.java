package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.bookstore.platform.web.Cursors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The place of a hit in its list: the values by which it was sorted. Everything is checked when it comes back, so that
 * Elasticsearch never sees a value of the wrong kind.
 */
final class Cursor {

    enum Kind {
        WHOLE,
        DECIMAL,
        TEXT
    }

    private Cursor() {}

    static String of(SearchQuery query, List<FieldValue> place) {
        List<Object> values = new ArrayList<>(List.of(fingerprint(query)));
        place.forEach(value -> values.add(value._toJsonString()));
        return Cursors.encode(values.toArray());
    }

    /** @throws io.bookstore.platform.problem.ProblemException 400 for what is not a cursor of this list */
    static List<FieldValue> read(SearchQuery query, String after) {
        List<Kind> kinds = query.cursorKinds();
        List<String> values = Cursors.decode(after, kinds.size() + 1);
        if (!values.getFirst().equals(fingerprint(query))) {
            throw Cursors.invalid();
        }
        List<FieldValue> place = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            place.add(value(kinds.get(i), values.get(i + 1)));
        }
        return place;
    }

    private static FieldValue value(Kind kind, String text) {
        try {
            return switch (kind) {
                case WHOLE -> FieldValue.of(Long.parseLong(text));
                case DECIMAL -> FieldValue.of(finite(Double.parseDouble(text)));
                case TEXT -> FieldValue.of(text);
            };
        } catch (NumberFormatException notANumber) {
            throw Cursors.invalid();
        }
    }

    private static double finite(double number) {
        if (Double.isFinite(number)) {
            return number;
        }
        throw Cursors.invalid();
    }

    private static String fingerprint(SearchQuery query) {
        return query.sort().id()
                + Integer.toHexString(Objects.hash(
                        query.text(), query.byWork(), query.cursorKinds().size()));
    }
}
