package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;

import io.bookstore.search.projection.BookFixture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A random catalogue of works with one to six editions that differ in everything, and what is to be counted in it. */
final class FacetModel {

    static final List<String> FACETS = List.of(
            "category", "author", "series", "publisher", "format", "language", "price", "rating", "availability");

    private static final List<List<String>> SHELVES = List.of(
            List.of("fiction"),
            List.of("fiction", "fantasy"),
            List.of("fiction", "fantasy", "epic"),
            List.of("history"),
            List.of("history", "war"));
    private static final List<String> FORMATS = List.of("paperback", "hardcover", "ebook", "audiobook");
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es");
    private static final List<String> PUBLISHERS =
            List.of("Faber & Faber", "Simon & Schuster, Inc.", "Éditions du Seuil", "a|b");
    private static final List<String> AUTHORS = List.of("Ann Author", "Ben Writer", "Cy Poet", "Dé Été");
    private static final List<Long> PRICES = List.of(0L, 999L, 1000L, 1999L, 2000L, 2999L, 3000L, 4999L, 5000L);
    private static final List<String> RANGES =
            List.of("0-999", "1000-1999", "2000-2999", "3000-4999", "5000-", "500-2500");
    private static final List<String> STARS = List.of("4", "3", "2", "2.5");

    /** What a facet's options of a book are. */
    record Edition(UUID work, Map<String, Set<String>> values, long price, double rating) {

        boolean has(String facet, String option) {
            return switch (facet) {
                case "price" -> {
                    int dash = option.indexOf('-');
                    String most = option.substring(dash + 1);
                    yield price >= Long.parseLong(option.substring(0, dash))
                            && (most.isEmpty() || price <= Long.parseLong(most));
                }
                case "rating" -> rating >= Double.parseDouble(option);
                default -> values.getOrDefault(facet, Set.of()).contains(option);
            };
        }
    }

    private final Random random;
    private final List<Edition> editions = new ArrayList<>();
    private final List<BookFixture> books = new ArrayList<>();

    FacetModel(String word, int works, Random random) {
        this.random = random;
        for (int work = 0; work < works; work++) {
            BookFixture first = null;
            for (int more = 1 + random.nextInt(6); more > 0; more--) {
                BookFixture edition = book(word + " volume " + work);
                first = first == null ? edition : first;
                books.add(described(edition.editionOf(first.work())));
            }
        }
    }

    BookFixture[] books() {
        return books.toArray(BookFixture[]::new);
    }

    /** Some options of some facets. */
    Map<String, List<String>> selection() {
        Map<String, List<String>> chosen = new TreeMap<>();
        for (String facet : FACETS) {
            if (random.nextInt(3) == 0) {
                List<String> options = new ArrayList<>(options(facet));
                java.util.Collections.shuffle(options, random);
                boolean one = Set.of("price", "rating", "availability").contains(facet);
                chosen.put(
                        facet,
                        options.subList(0, one ? 1 : 1 + random.nextInt(2)).stream()
                                .sorted()
                                .toList());
            }
        }
        return chosen;
    }

    long total(Map<String, List<String>> chosen, boolean byWork) {
        return count(edition -> matches(edition, chosen, ""), byWork);
    }

    /** The count of an option under what is chosen of the other facets. */
    long count(Map<String, List<String>> chosen, String facet, String option, boolean byWork) {
        return count(edition -> matches(edition, chosen, facet) && edition.has(facet, option), byWork);
    }

    List<String> options(String facet) {
        return switch (facet) {
            case "price" -> RANGES;
            case "rating" -> STARS;
            default ->
                editions.stream()
                        .flatMap(edition -> edition.values().getOrDefault(facet, Set.of()).stream())
                        .distinct()
                        .sorted()
                        .toList();
        };
    }

    private long count(Predicate<Edition> chosen, boolean byWork) {
        Stream<Edition> those = editions.stream().filter(chosen);
        return byWork ? those.map(Edition::work).distinct().count() : those.count();
    }

    private static boolean matches(Edition edition, Map<String, List<String>> chosen, String except) {
        return chosen.entrySet().stream()
                .filter(facet -> !facet.getKey().equals(except))
                .allMatch(facet -> facet.getValue().stream().anyMatch(option -> edition.has(facet.getKey(), option)));
    }

    private BookFixture described(BookFixture book) {
        Map<String, Set<String>> values = new TreeMap<>();
        List<String> shelf = one(SHELVES);
        values.put("category", Set.copyOf(shelf));
        book.on(shelf.toArray(String[]::new));
        Set<String> authors = new LinkedHashSet<>(List.of(one(AUTHORS), one(AUTHORS)));
        authors.forEach(book::by);
        values.put("author", ids(authors));
        for (var field : Map.of("format", FORMATS, "language", LANGUAGES, "publisher", PUBLISHERS)
                .entrySet()) {
            String value = one(field.getValue());
            book.with(field.getKey(), value);
            values.put(field.getKey(), Set.of(value));
        }
        if (random.nextBoolean()) {
            String series = "Series " + random.nextInt(2);
            book.series(series, "1");
            values.put("series", ids(Set.of(series)));
        }
        long price = one(PRICES);
        double rating = random.nextInt(10) / 2.0;
        book.with("price_cents", price).with("rating", rating);
        if (random.nextBoolean()) {
            values.put("availability", Set.of("true"));
        }
        editions.add(new Edition(book.work(), values, price, rating));
        return book;
    }

    boolean isInStock(int book) {
        return editions.get(book).has("availability", "true");
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Set<String> ids(Set<String> names) {
        return names.stream().map(name -> BookFixture.idOf(name).toString()).collect(Collectors.toSet());
    }
}
