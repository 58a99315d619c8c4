package io.bookstore.cartorder.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The catalog: a new book is not announced, so that only the fallback finds it, until it is changed. */
public final class PlayedCatalog extends PlayedService {

    private final Map<UUID, Map<String, Object>> books = new ConcurrentHashMap<>();

    public UUID add(String title, String format, long priceCents) {
        UUID id = UUID.randomUUID();
        books.put(id, book(id, title, format, priceCents, true, 1));
        return id;
    }

    /** Announces the book with a new price. */
    public void reprice(UUID id, long priceCents) {
        change(id, priceCents, true);
    }

    public void delete(UUID id) {
        change(id, (Long) books.get(id).get("price_cents"), false);
    }

    private void change(UUID id, long priceCents, boolean active) {
        Map<String, Object> known = books.get(id);
        long version = (Long) known.get("version") + 1;
        Map<String, Object> changed =
                book(id, (String) known.get("title"), (String) known.get("format"), priceCents, active, version);
        books.put(id, changed);
        publish(active ? "book-changed" : "book-deleted", "book", id, version, changed);
    }

    private static Map<String, Object> book(
            UUID id, String title, String format, long priceCents, boolean active, long version) {
        Map<String, Object> book = new LinkedHashMap<>();
        book.put("id", id);
        book.put("version", version);
        book.put("title", title);
        book.put("authors", List.of(Map.of("id", UUID.randomUUID(), "name", "Jane Austen", "role", "author")));
        book.put("isbn13", "9780141439518");
        book.put("format", format);
        book.put("price_cents", priceCents);
        book.put("currency", "USD");
        book.put("active", active);
        book.put("description", "a field that we do not read");
        return book;
    }

    @Override
    protected Reply answer(String method, String path, JsonNode body) {
        if (path.equals("/internal/books")) {
            return new Reply(200, Map.of("data", List.of()));
        }
        Map<String, Object> book = books.get(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        return book == null ? problem(404, "not-found", Map.of()) : new Reply(200, book);
    }
}
