package io.bookstore.search.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Works of one to six editions that differ in format, price, language and publisher; the truth to compare counts with. */
final class SpikeCatalogue {

    private static final String[] FORMATS = {"paperback", "hardcover", "ebook", "audiobook"};
    private static final String[] LANGUAGES = {"en", "en", "en", "de", "fr", "es", "it"};

    /** How often a work has one edition, two, and so on up to six. */
    private static final int[] EDITIONS = {50, 20, 12, 9, 5, 4};

    record Edition(
            int work,
            boolean common,
            String format,
            String language,
            String publisher,
            String author,
            String series,
            List<String> shelves,
            int price,
            double rating,
            boolean inStock) {

        Map<String, Object> fields() {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("format", format);
            fields.put("language", language);
            fields.put("publisher", publisher);
            fields.put("author", author);
            fields.put("category", shelves);
            fields.put("price", price);
            fields.put("rating", rating);
            fields.put("in_stock", inStock);
            if (!series.isEmpty()) {
                fields.put("series", series);
            }
            return fields;
        }
    }

    private final List<Edition> editions = new ArrayList<>();

    SpikeCatalogue(int books) {
        Random random = new Random(books);
        int work = 0;
        while (editions.size() < books) {
            add(work++, random);
        }
    }

    List<Edition> editions() {
        return editions;
    }

    /** Works with several editions. */
    Set<Integer> shared() {
        return editions.stream()
                .collect(Collectors.groupingBy(Edition::work, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(work -> work.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    long works(Predicate<Edition> chosen) {
        return editions.stream()
                .filter(chosen)
                .mapToInt(Edition::work)
                .distinct()
                .count();
    }

    /** Works per value of a facet. */
    Map<String, Long> counts(Predicate<Edition> chosen, String field) {
        Map<String, Set<Integer>> works = new TreeMap<>();
        editions.stream().filter(chosen).forEach(edition -> {
            Object value = edition.fields().get(field);
            if (value instanceof List<?> several) {
                several.forEach(one -> works.computeIfAbsent(one.toString(), x -> new HashSet<>())
                        .add(edition.work()));
            } else if (value != null) {
                works.computeIfAbsent(value.toString(), x -> new HashSet<>()).add(edition.work());
            }
        });
        Map<String, Long> counts = new TreeMap<>();
        works.forEach((value, set) -> counts.put(value, (long) set.size()));
        return counts;
    }

    private void add(int work, Random random) {
        boolean common = random.nextInt(10) == 0;
        String author = "author " + zipf(random, 20_000);
        String series = random.nextInt(5) == 0 ? "series " + zipf(random, 5_000) : "";
        int top = zipf(random, 12);
        List<String> shelves = List.of("shelf-" + top, "shelf-" + top + "-" + random.nextInt(5));
        for (int edition = number(random); edition > 0; edition--) {
            editions.add(new Edition(
                    work,
                    common,
                    FORMATS[random.nextInt(FORMATS.length)],
                    LANGUAGES[random.nextInt(LANGUAGES.length)],
                    "publisher " + zipf(random, 300),
                    author,
                    series,
                    shelves,
                    199 + random.nextInt(6_000),
                    random.nextInt(10) / 2.0,
                    random.nextInt(3) > 0));
        }
    }

    private static int number(Random random) {
        int drawn = random.nextInt(Arrays.stream(EDITIONS).sum());
        return IntStream.range(0, EDITIONS.length)
                        .filter(i -> drawn
                                < IntStream.rangeClosed(0, i)
                                        .map(j -> EDITIONS[j])
                                        .sum())
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    /** Small numbers are the frequent ones. */
    private static int zipf(Random random, int most) {
        return (int) Math.pow(most, random.nextDouble()) - 1;
    }
}
