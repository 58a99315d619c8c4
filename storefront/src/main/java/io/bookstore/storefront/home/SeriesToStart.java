package io.bookstore.storefront.home;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchAnswer;
import io.bookstore.storefront.api.SearchAnswer.Option;
import io.bookstore.storefront.cover.Cover;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.Parts.Part;
import io.bookstore.storefront.shop.ReadingOrder;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The longest series of the shop, each with its first books. */
@Component
class SeriesToStart {

    private static final int SERIES = 6;
    private static final int COVERS = 3;

    private final CatalogApi catalog;
    private final Covers covers;
    private final Links links;
    private final Parts parts;

    SeriesToStart(CatalogApi catalog, Covers covers, Links links, Parts parts) {
        this.catalog = catalog;
        this.covers = covers;
        this.links = links;
        this.parts = parts;
    }

    public record Start(String url, String name, String byline, int books, List<Cover> covers) {}

    List<Start> among(SearchAnswer answer, OnBehalf who) {
        List<Part<Start>> starts = answer.facets().stream()
                .filter(facet -> facet.id().equals("series"))
                .flatMap(facet -> facet.options().stream())
                .filter(option -> option.count() > 1)
                .limit(SERIES)
                .map(option -> parts.begin("series " + option.label(), () -> start(option, who)))
                .toList();
        return starts.stream()
                .map(Part::get)
                .flatMap(Optional::stream)
                .filter(start -> start.covers().size() > 1)
                .toList();
    }

    private Start start(Option series, OnBehalf who) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("series", series.value());
        query.add("limit", "100");
        List<Book> works = ReadingOrder.of(catalog.books(who, query).data());
        String byline = works.isEmpty() ? "" : BookCards.byline(works.getFirst().authorNames());
        List<Cover> first = works.stream().limit(COVERS).map(covers::of).toList();
        return new Start(links.series(series.value(), series.label()), series.label(), byline, works.size(), first);
    }
}
