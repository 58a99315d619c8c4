package io.bookstore.search.query;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.problem.Problems.FieldError;
import io.bookstore.search.index.PublicationDates;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@link SearchParameters}; empty values count as left out. Every broken one is named in the 400. */
final class SearchQueries {

    static final int LONGEST_TEXT = 500;
    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;
    private static final int DEEPEST_HIT = 10_000;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 255;
    private static final int LONGEST_CURSOR = 1500;
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern CENTS = Pattern.compile("\\d{1,10}");
    private static final Pattern STARS = Pattern.compile("[0-5](?:\\.\\d{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final SearchParameters sent;
    private final List<FieldError> errors = new ArrayList<>();

    private SearchQueries(SearchParameters sent) {
        this.sent = sent;
    }

    /** @throws ProblemException 400 that names what is wrong */
    static SearchQuery read(SearchParameters sent) {
        SearchQueries reader = new SearchQueries(sent);
        SearchQuery query = reader.query();
        if (!reader.errors.isEmpty()) {
            throw new ProblemException(Problems.invalid(reader.errors));
        }
        return query;
    }

    private SearchQuery query() {
        String text = text();
        int page = number("page", sent.page(), 1, DEEPEST_HIT);
        int size = number("size", sent.size(), DEFAULT_SIZE, MAX_SIZE);
        if ((long) page * size > DEEPEST_HIT) {
            wrong("page", "page times size must not be above " + DEEPEST_HIT);
        }
        Sort sort = given(sent.sort()) == null
                ? (text == null ? Sort.BESTSELLING : Sort.RELEVANCE)
                : Sort.named(String.valueOf(sent.sort())).orElseGet(() -> {
                    wrong("sort", "must be relevance, bestselling, newest, price_asc, price_desc, rating or title");
                    return Sort.RELEVANCE;
                });
        return new SearchQuery(
                text, selections(), sort, given(sent.sort()) != null, page, size, facets(), byWork(), after(page));
    }

    private @Nullable String after(int page) {
        String after = given(sent.after());
        if (after != null && page > 1) {
            wrong("after", "must not be given together with a page");
        }
        if (after != null && after.length() > LONGEST_CURSOR) {
            wrong("after", "is not a cursor of this list");
        }
        return after;
    }

    private @Nullable String text() {
        String q = given(sent.q());
        if (q != null && q.length() > LONGEST_TEXT) {
            wrong("q", "must not be longer than " + LONGEST_TEXT + " characters");
        }
        return q;
    }

    private Selections selections() {
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        select(values, Facet.CATEGORY, sent.category());
        select(values, Facet.AUTHOR, ids("author", sent.author()));
        select(values, Facet.SERIES, ids("series", sent.series()));
        select(values, Facet.PUBLISHER, sent.publisher());
        select(values, Facet.FORMAT, sent.format());
        select(values, Facet.LANGUAGE, sent.language());
        Long priceMin = cents("price_min", sent.priceMin());
        Long priceMax = cents("price_max", sent.priceMax());
        if (priceMin != null && priceMax != null && priceMin > priceMax) {
            wrong("price_min", "must not be above price_max");
        }
        String from = day("published_from", sent.publishedFrom(), false);
        String to = day("published_to", sent.publishedTo(), true);
        if (from != null && to != null && from.compareTo(to) > 0) {
            wrong("published_from", "must not be after published_to");
        }
        return new Selections(values, priceMin, priceMax, stars(), inStock(), from, to);
    }

    private void select(Map<Facet, List<String>> values, Facet facet, @Nullable List<String> chosen) {
        List<String> given = chosen == null
                ? List.of()
                : chosen.stream().filter(value -> !value.isBlank()).distinct().toList();
        if (given.size() > MOST_VALUES) {
            wrong(facet.id(), "must not be given more than " + MOST_VALUES + " times");
        } else if (given.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            wrong(facet.id(), "must not be longer than " + LONGEST_VALUE + " characters");
        } else if (!given.isEmpty()) {
            values.put(facet, given);
        }
    }

    private @Nullable List<String> ids(String field, @Nullable List<String> chosen) {
        if (chosen != null
                && chosen.stream()
                        .anyMatch(id -> !id.isBlank() && !UUID.matcher(id).matches())) {
            wrong(field, "must be an id");
            return null;
        }
        return chosen == null
                ? null
                : chosen.stream()
                        .map(id -> id.toLowerCase(java.util.Locale.ROOT))
                        .toList();
    }

    private @Nullable Long cents(String field, @Nullable String value) {
        String given = given(value);
        if (given != null && !CENTS.matcher(given).matches()) {
            wrong(field, "must be a whole number of minor units, 0 to 9999999999");
            return null;
        }
        return given == null ? null : Long.valueOf(given);
    }

    private @Nullable Double stars() {
        String given = given(sent.ratingMin());
        if (given != null && (!STARS.matcher(given).matches() || Double.parseDouble(given) > 5)) {
            wrong("rating_min", "must be a number from 0 to 5");
            return null;
        }
        return given == null ? null : Double.valueOf(given);
    }

    private boolean inStock() {
        String given = given(sent.inStock());
        if (given != null && !given.equals("true") && !given.equals("false")) {
            wrong("in_stock", "must be true or false");
        }
        return "true".equals(given);
    }

    private @Nullable String day(String field, @Nullable String value, boolean last) {
        String given = given(value);
        String day = last ? PublicationDates.latest(given) : PublicationDates.earliest(given);
        if (given != null && day == null) {
            wrong(field, "must be a date: yyyy, yyyy-MM or yyyy-MM-dd");
        }
        return day;
    }

    private Set<Facet> facets() {
        List<String> asked = sent.facets() == null
                ? List.of()
                : sent.facets().stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
        Set<Facet> chosen = EnumSet.noneOf(Facet.class);
        if (asked.equals(List.of("none"))) {
            return chosen;
        }
        for (String id : asked) {
            Facet.named(id)
                    .ifPresentOrElse(chosen::add, () -> wrong("facets", "has an unknown facet; or say none alone"));
        }
        return chosen.isEmpty() ? EnumSet.allOf(Facet.class) : chosen;
    }

    private boolean byWork() {
        String given = given(sent.group());
        if (given != null && !given.equals("work") && !given.equals("edition")) {
            wrong("group", "must be work or edition");
        }
        return !"edition".equals(given);
    }

    private int number(String field, @Nullable String value, int usual, int most) {
        String given = given(value);
        if (given == null) {
            return usual;
        }
        int number = NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
        if (number < 1 || number > most) {
            wrong(field, "must be a whole number from 1 to " + most);
            return usual;
        }
        return number;
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
