package io.bookstore.search.bench;

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
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any number of books made of the words, names and shelves of the real ones beside the repository, as often as they are
 * there: frequent words are frequent here too. Every fifth work has two or three editions.
 */
final class RealisticBooks {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> FORMATS = List.of("paperback", "hardcover", "ebook", "audiobook");
    private static final List<String> LANGUAGES = List.of("en", "en", "en", "en", "de", "fr", "es");

    private final List<String> titleWords = new ArrayList<>();
    private final List<String> textWords = new ArrayList<>();
    private final List<String> firstNames = new ArrayList<>();
    private final List<String> lastNames = new ArrayList<>();
    private final List<String> shelves = new ArrayList<>();
    private final List<String> series = new ArrayList<>();
    private final Random random = new Random(42);
    private int editionsLeft;
    private UUID work = UUID.randomUUID();
    private String title = "";
    private String author = "";

    RealisticBooks(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                learn(JSON.readTree(line));
            }
        }
    }

    /** The next one of an endless row. */
    BookFixture next() {
        if (editionsLeft == 0) {
            editionsLeft = random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
            work = new UUID(random.nextLong(), random.nextLong());
            title = words(titleWords, 2 + random.nextInt(4));
            author = one(firstNames) + " " + one(lastNames);
        }
        editionsLeft--;
        BookFixture book = BookFixture.book(title)
                .editionOf(work)
                .by(author)
                .with("description", words(textWords, 60))
                .with("publisher", one(lastNames) + " Press")
                .with("format", one(FORMATS))
                .with("language", one(LANGUAGES))
                .with("price_cents", 299 + random.nextInt(5_000))
                .with("published", String.valueOf(1950 + random.nextInt(76)))
                .with("ratings_count", (long) Math.exp(random.nextDouble() * 12))
                .with("rating", (20 + random.nextInt(31)) / 10.0);
        String shelf = one(shelves);
        book.on("all-books", slug(shelf));
        if (random.nextInt(6) == 0) {
            book.series(one(series), String.valueOf(1 + random.nextInt(9)));
        }
        return book;
    }

    Random random() {
        return random;
    }

    String shelf() {
        return slug(one(shelves));
    }

    private void learn(JsonNode real) {
        addWords(titleWords, real.path("title").asString(""));
        addWords(textWords, real.path("description").asString(""));
        real.path("authors").valueStream().map(JsonNode::asString).forEach(name -> {
            int parting = name.lastIndexOf(' ');
            if (parting > 0) {
                firstNames.add(name.substring(0, parting));
                lastNames.add(name.substring(parting + 1));
            }
        });
        real.path("categories").valueStream().map(JsonNode::asString).forEach(shelves::add);
        if (real.path("series").path("name").isString()) {
            series.add(real.path("series").path("name").asString());
        }
    }

    private static void addWords(List<String> words, String text) {
        for (String word : text.split("[^\\p{L}\\p{N}']+")) {
            if (!word.isEmpty()) {
                words.add(word.intern());
            }
        }
    }

    private String words(List<String> from, int number) {
        return IntStream.range(0, number).mapToObj(i -> one(from)).collect(Collectors.joining(" "));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
