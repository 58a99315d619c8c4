package io.bookstore.storefront.search;

import io.bookstore.storefront.api.SearchAnswer.Option;
import io.bookstore.storefront.search.ResultPage.OptionView;
import io.bookstore.storefront.shop.Category;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays the counted categories out as the tree of shelves. A branch unfolds where something in it is chosen. As a category
 * holds those below it, choosing one takes the place of the ones above and below.
 */
final class CategoryTree {

    private static final String FACET = "category";

    List<OptionView> options(SearchQuery query, List<Option> counted, List<Category> shelves) {
        Map<String, Option> bySlug = new LinkedHashMap<>();
        counted.stream()
                .filter(option -> option.count() > 0 || query.has(FACET, option.value()))
                .forEach(option -> bySlug.put(option.value(), option));
        List<OptionView> options = new ArrayList<>(level(query, shelves, bySlug, Set.of()));
        bySlug.values().forEach(unknown -> options.add(view(query, unknown, Set.of(), List.of())));
        return options;
    }

    /** Takes what it lays out from the map. */
    private List<OptionView> level(
            SearchQuery query, List<Category> level, Map<String, Option> counted, Set<String> above) {
        List<OptionView> options = new ArrayList<>();
        for (Category category : level) {
            Option option = counted.remove(category.slug());
            Set<String> path = new HashSet<>(above);
            path.add(category.slug());
            List<OptionView> below = level(query, category.children(), counted, path);
            if (option == null) {
                options.addAll(below);
                continue;
            }
            boolean unfold = query.has(FACET, category.slug()) || below.stream().anyMatch(CategoryTree::isOnTheWay);
            Set<String> relatives = new HashSet<>(above);
            addSlugs(category.children(), relatives);
            options.add(view(query, option, relatives, unfold ? below : List.of()));
        }
        return options;
    }

    private static boolean isOnTheWay(OptionView option) {
        return option.selected() || option.children().stream().anyMatch(CategoryTree::isOnTheWay);
    }

    private static void addSlugs(List<Category> level, Set<String> slugs) {
        for (Category category : level) {
            slugs.add(category.slug());
            addSlugs(category.children(), slugs);
        }
    }

    private static OptionView view(SearchQuery query, Option option, Set<String> relatives, List<OptionView> below) {
        boolean chosen = query.has(FACET, option.value());
        SearchQuery next =
                chosen ? query.toggled(FACET, option.value()) : query.choosing(FACET, option.value(), relatives);
        return new OptionView(
                Facets.elementId(FACET, option.value()), option.label(), option.count(), chosen, next.url(), below);
    }
}
