package io.bookstore.catalog.book;

import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells other services what became of books; in the transaction of the change, after it is written. */
@Component
public class BookEvents {

    private final BookRows rows;
    private final Outbox outbox;

    BookEvents(BookRows rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    public void created(UUID book, int initialStock) {
        append(Map.of(book, initialStock), List.of());
    }

    public void changed(UUID book) {
        append(Map.of(), List.of(book));
    }

    public void deleted(UUID book) {
        deleted(List.of(book));
    }

    public void deleted(Collection<UUID> books) {
        outbox.appendAll(rows.documents(books).stream()
                .map(document -> event("book-deleted", document))
                .toList());
    }

    /** @param created initial stock of each new book */
    public void append(Map<UUID, Integer> created, Collection<UUID> changed) {
        Map<UUID, Integer> news = new LinkedHashMap<>(created);
        List<UUID> all = new ArrayList<>(news.keySet());
        all.addAll(changed);
        outbox.appendAll(rows.documents(all).stream()
                .map(document -> {
                    Integer stock = news.get(document.book().id());
                    return stock == null
                            ? event("book-changed", document)
                            : event("book-created", document.withInitialStock(stock));
                })
                .toList());
    }

    private static NewEvent event(String type, BookDocument document) {
        BookView book = document.book();
        return new NewEvent(type, "book", book.id(), book.version(), document);
    }
}
