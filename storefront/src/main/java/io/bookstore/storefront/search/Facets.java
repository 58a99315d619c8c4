package io.bookstore.storefront.search;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.SearchAnswer.Facet;
import io.bookstore.storefront.api.SearchAnswer.Option;
import io.bookstore.storefront.search.ResultPage.Chip;
import io.bookstore.storefront.search.ResultPage.FacetView;
import io.bookstore.storefront.search.ResultPage.OptionView;
import io.bookstore.storefront.shop.Category;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the lists of options and the chips of what is chosen. */
@Component
class Facets {

    private static final int FIRST = 7;
    private static final Set<String> OPEN = Set.of("category", "format", "price", "availability");
    private static final Map<String, String> LABELS = Map.of(
            "category", "Category",
            "author", "Author",
            "series", "Series",
            "publisher", "Publisher",
            "format", "Format",
            "language", "Language",
            "price", "Price",
            "rating", "Rating",
            "availability", "Availability");

    private static final Set<String> SEARCHED = Set.of("author", "series", "publisher", "language");

    private final MoneyWords money;
    private final CategoryTree tree = new CategoryTree();

    Facets(MoneyWords money) {
        this.money = money;
    }

    List<FacetView> views(SearchQuery query, List<Facet> facets, List<Category> shelves, @Nullable String currency) {
        List<FacetView> views = new ArrayList<>();
        for (Facet facet : facets) {
            List<OptionView> options = facet.id().equals("category")
                    ? tree.options(query, facet.options(), shelves)
                    : options(query, facet.id(), facet.options(), currency);
            if (options.isEmpty()) continue;
            int first = options.size() <= FIRST + 2 ? options.size() : FIRST;
            boolean open = OPEN.contains(facet.id()) || options.stream().anyMatch(OptionView::selected);
            boolean searched = SEARCHED.contains(facet.id()) && facet.options().size() > FIRST;
            views.add(new FacetView(
                    facet.id(),
                    label(facet.id(), facet.label()),
                    open,
                    options.subList(0, first),
                    options.subList(first, options.size()),
                    searched));
        }
        return views;
    }

    List<OptionView> options(SearchQuery query, String facet, List<Option> options, @Nullable String currency) {
        return options.stream()
                .filter(option -> option.count() > 0 || isChosen(query, facet, option))
                .map(option -> view(query, facet, option, currency))
                .toList();
    }

    static String label(String facet, @Nullable String given) {
        return LABELS.getOrDefault(facet, String.valueOf(given));
    }

    private OptionView view(SearchQuery query, String facet, Option option, @Nullable String currency) {
        String value = value(facet, option.value());
        return new OptionView(
                elementId(facet, value),
                label(facet, value, option.label(), currency),
                option.count(),
                query.has(facet, value),
                query.toggled(facet, value).url(),
                List.of());
    }

    /** Stays the same when the list is fetched anew, so that the focus stays too. */
    static String elementId(String facet, String value) {
        return "f-" + facet + "-" + value.replaceAll("[^A-Za-z0-9-]", "_");
    }

    List<Chip> chips(SearchQuery query, List<Facet> facets, @Nullable String currency) {
        List<Chip> chips = new ArrayList<>();
        query.chosen()
                .forEach((facet, values) -> values.forEach(value -> chips.add(new Chip(
                        label(facet, value, labelOf(facets, facet, value), currency),
                        query.toggled(facet, value).url()))));
        return chips;
    }

    private static boolean isChosen(SearchQuery query, String facet, Option option) {
        return query.has(facet, value(facet, option.value()));
    }

    private static String value(String facet, String value) {
        return facet.equals("availability") ? "true" : value;
    }

    private static @Nullable String labelOf(List<Facet> facets, String facet, String value) {
        return facets.stream()
                .filter(each -> each.id().equals(facet))
                .flatMap(each -> each.options().stream())
                .filter(option -> value(facet, option.value()).equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(null);
    }

    private String label(String facet, String value, @Nullable String given, @Nullable String currency) {
        return switch (facet) {
            case "price" -> prices(value, currency);
            case "rating" -> value.replaceAll("\\.0$", "") + " stars and up";
            case "availability" -> "In stock";
            case "format" -> Book.formatName(value);
            case "language" -> Texts.language(value);
            default -> given == null || given.isBlank() ? value : given;
        };
    }

    private String prices(String range, @Nullable String currency) {
        String[] ends = range.split("-", -1);
        if (ends[0].isEmpty() || ends[0].equals("0")) return "Up to " + money.of(Long.parseLong(ends[1]), currency);
        if (ends[1].isEmpty()) return money.of(Long.parseLong(ends[0]), currency) + " and more";
        return money.of(Long.parseLong(ends[0]), currency) + " – " + money.of(Long.parseLong(ends[1]), currency);
    }
}
