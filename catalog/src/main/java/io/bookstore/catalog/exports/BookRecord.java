package io.bookstore.catalog.exports;

import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.naming.Works.Keyed;
import io.bookstore.catalog.text.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A book as a record that an import understands as this very book. */
final class BookRecord {

    private static final List<String> OURS_ALONE = List.of("work_id", "initial_stock", "categories");

    private BookRecord() {}

    static ObjectNode of(BookView book, @Nullable Keyed work, JsonMapper json) {
        ObjectNode record = json.valueToTree(BookInput.of(book));
        record.remove(OURS_ALONE);
        ArrayNode shelves = record.putArray("shelves");
        book.categories().forEach(shelf -> shelves.add(shelf.slug()));
        if (work != null && work.key() != null) {
            record.put("work", Keys.textOfWork(work.key()));
        }
        if (work != null && work.originalYear() != null) {
            record.put("original_year", work.originalYear());
        }
        if (book.imported().rating() != null) {
            record.put("rating", book.imported().rating());
        }
        if (book.imported().count() > 0) {
            record.put("ratings_count", book.imported().count());
        }
        if (book.active()) {
            record.remove("active");
        }
        record.put("book_id", book.id().toString());
        record.removeIf(value -> value.isNull());
        record.properties().stream()
                .filter(field -> field.getValue().isObject())
                .forEach(field -> ((ObjectNode) field.getValue()).removeIf(value -> value.isNull()));
        record.path("subjects").forEach(subject -> ((ObjectNode) subject).removeIf(value -> value.isNull()));
        return record;
    }
}
