package io.bookstore.catalog.exports;

import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.browse.BookFilter;
import io.bookstore.catalog.browse.BookIds;
import io.bookstore.catalog.naming.Works;
import io.bookstore.catalog.naming.Works.Keyed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Goes through books by rising id, a page at a time: memory stays the same, and no transaction lasts. */
@Component
class ExportBooks {

    private static final int PAGE = 500;

    private final BookIds bookIds;
    private final BookRows rows;
    private final Works works;
    private final JsonMapper json;

    ExportBooks(BookIds bookIds, BookRows rows, Works works, JsonMapper json) {
        this.bookIds = bookIds;
        this.rows = rows;
        this.works = works;
        this.json = json;
    }

    /** Reads the first page, so that what is wrong is known before anything is written. */
    Export begin(BookFilter filter) {
        return new Export(filter, bookIds.after(filter, null, PAGE));
    }

    final class Export {

        private final BookFilter filter;
        private final List<UUID> first;

        private Export(BookFilter filter, List<UUID> first) {
            this.filter = filter;
            this.first = first;
        }

        void writeTo(RecordWriter writer) throws IOException {
            List<UUID> page = first;
            while (!page.isEmpty()) {
                write(page, writer);
                @Nullable UUID last = page.getLast();
                page = page.size() < PAGE ? List.of() : bookIds.after(filter, last, PAGE);
            }
            writer.end();
        }

        private void write(List<UUID> page, RecordWriter writer) throws IOException {
            List<BookView> books = rows.byIds(page);
            Map<UUID, Keyed> keyed =
                    works.keyed(books.stream().map(BookView::workId).distinct().toList());
            for (BookView book : books) {
                writer.write(BookRecord.of(book, keyed.get(book.workId()), json));
            }
        }
    }
}
