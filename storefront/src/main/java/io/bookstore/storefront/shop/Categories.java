package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The tree of categories, which stands on every page; asked for twice a minute at most, and kept when catalog rests. */
@Component
public final class Categories {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration RESTING = Duration.ofSeconds(3);
    private static final int DEEPEST = 5;

    private record Known(List<Category> tree, Instant until) {}

    private final CatalogApi catalog;
    private final Parts parts;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Known known = new Known(List.of(), Instant.MIN);

    Categories(CatalogApi catalog, Parts parts, Clock clock) {
        this.catalog = catalog;
        this.parts = parts;
        this.clock = clock;
    }

    public List<Category> tree(OnBehalf who) {
        Known now = known;
        if (clock.instant().isBefore(now.until())) return now.tree();
        boolean mine = asking.compareAndSet(false, true);
        if (!mine && !now.tree().isEmpty()) return now.tree();
        try {
            return ask(now.tree(), who);
        } finally {
            if (mine) asking.set(false);
        }
    }

    private List<Category> ask(List<Category> before, OnBehalf who) {
        Optional<List<Category>> tree =
                parts.now("categories", () -> catalog.categories(who)).map(answer -> read(answer, DEEPEST));
        known = tree.map(fresh -> new Known(fresh, clock.instant().plus(FRESH)))
                .orElseGet(() -> new Known(before, clock.instant().plus(RESTING)));
        return known.tree();
    }

    /** The most stocked ones of the first level. */
    public List<Category> largest(OnBehalf who, int most) {
        return tree(who).stream()
                .sorted(Comparator.comparingLong(Category::count).reversed())
                .limit(most)
                .toList();
    }

    public Optional<Category> find(OnBehalf who, String slug) {
        return all(tree(who)).filter(category -> category.slug().equals(slug)).findFirst();
    }

    /** From the first level down to the category itself; empty when there is no such one. */
    public List<Category> path(OnBehalf who, String slug) {
        return path(tree(who), slug);
    }

    private static List<Category> path(List<Category> level, String slug) {
        for (Category category : level) {
            if (category.slug().equals(slug)) return List.of(category);
            List<Category> below = path(category.children(), slug);
            if (!below.isEmpty())
                return Stream.concat(Stream.of(category), below.stream()).toList();
        }
        return List.of();
    }

    private static Stream<Category> all(List<Category> level) {
        return level.stream().flatMap(category -> Stream.concat(Stream.of(category), all(category.children())));
    }

    private static List<Category> read(JsonNode answer, int deep) {
        if (deep == 0) return List.of();
        JsonNode list = answer.isArray() ? answer : answer.path("data");
        return list.valueStream()
                .map(node -> new Category(
                        node.path("slug").asString(""),
                        node.path("name").asString(""),
                        Math.max(
                                node.path("count").asLong(0),
                                node.path("books_count").asLong(0)),
                        read(node.path("children"), deep - 1)))
                .filter(category -> !category.slug().isEmpty())
                .toList();
    }
}
