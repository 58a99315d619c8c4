package io.bookstore.search.query;

import io.bookstore.search.projection.BookFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 16,397 real books, which lie beside the repository, as catalog would tell of them. */
final class RealBooks {

    static final Path DATA = Path.of(System.getProperty("bookstore.root", ".."))
            .resolve("../shared/data")
            .normalize();
    static final Path FILE = DATA.resolve("books.jsonl.gz");
    private static final JsonMapper JSON = JsonMapper.shared();

    private RealBooks() {}

    static boolean areThere() {
        return Files.exists(FILE);
    }

    static void read(int pageSize, Consumer<List<JsonNode>> pages) throws IOException {
        List<JsonNode> page = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                page.add(document(JSON.readTree(line)));
                if (page.size() == pageSize) {
                    pages.accept(List.copyOf(page));
                    page.clear();
                }
            }
        }
        pages.accept(page);
    }

    private static JsonNode document(JsonNode real) {
        String id = real.path("id").asString();
        BookFixture book = BookFixture.book(real.path("title").asString())
                .with("id", BookFixture.idOf("book " + id).toString())
                .editionOf(BookFixture.idOf("work " + real.path("work").asString()))
                .by(real.path("authors")
                        .valueStream()
                        .map(JsonNode::asString)
                        .distinct()
                        .toArray(String[]::new))
                .with("description", real.path("description").asString(""))
                .with("price_cents", 499 + Math.floorMod(id.hashCode(), 4000))
                .with("ratings_count", real.path("ratingsCount").asLong(0));
        copy(real, book, "isbn13", "subtitle", "publisher", "published", "language");
        if (real.path("rating").isNumber()) {
            book.with("rating", real.path("rating").asDouble());
        }
        if (real.path("series").isObject()) {
            JsonNode series = real.path("series");
            book.series(series.path("name").asString(), series.path("position").asString(""));
        }
        real.path("categories").valueStream().forEach(category -> book.on(slug(category.asString())));
        book.subjects(texts(real, "subjects"));
        return book.document();
    }

    private static void copy(JsonNode real, BookFixture book, String... fields) {
        for (String field : fields) {
            if (real.path(field).isString()) {
                book.with(field, real.path(field).asString());
            } else {
                book.without(field);
            }
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String[] texts(JsonNode real, String list) {
        return real.path(list).valueStream().map(JsonNode::asString).toArray(String[]::new);
    }
}
