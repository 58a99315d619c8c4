package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Availability;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.BookDetails;
import io.bookstore.storefront.api.Review;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.ShopSettings;
import io.bookstore.storefront.shop.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes a book and its offer to search engines. */
@Component
final class SchemaOrg {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> FORMATS = Map.of(
            "hardcover", "https://schema.org/Hardcover",
            "paperback", "https://schema.org/Paperback",
            "mass_market", "https://schema.org/Paperback",
            "ebook", "https://schema.org/EBook",
            "audiobook", "https://schema.org/AudiobookFormat");
    private static final Map<String, String> STOCK = Map.of(
            "in_stock", "https://schema.org/InStock",
            "low_stock", "https://schema.org/LimitedAvailability",
            "out_of_stock", "https://schema.org/OutOfStock",
            "preorder", "https://schema.org/PreOrder",
            "backorder", "https://schema.org/BackOrder");

    private static final int MOST_REVIEWS = 5;

    private final ShopSettings settings;

    SchemaOrg(ShopSettings settings) {
        this.settings = settings;
    }

    /** JSON that is safe inside a script element: no {@code <} stands in it. */
    String book(Book book, String url, String cover, List<Review> reviews) {
        String base = settings.publicUrl().toString().replaceAll("/$", "");
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Book");
        data.put("@id", url);
        data.put("url", url);
        data.put("name", book.title());
        data.put("alternativeHeadline", book.subtitle());
        data.put("image", base + cover);
        data.put("author", people(book, true));
        data.put("contributor", people(book, false));
        data.put("isbn", book.isbn13());
        data.put("inLanguage", book.language());
        data.put("numberOfPages", book.pages());
        data.put("datePublished", book.published());
        data.put(
                "publisher",
                book.publisher() == null ? null : Map.of("@type", "Organization", "name", book.publisher()));
        data.put("description", book.description());
        data.put("bookFormat", book.format() == null ? null : FORMATS.get(book.format()));
        if (book.isRated()) data.put("aggregateRating", rating(book));
        data.put("review", reviews(reviews));
        data.put("offers", offer(book, url));
        data.values().removeIf(value -> value == null || (value instanceof List<?> list && list.isEmpty()));
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static List<Map<String, String>> people(Book book, boolean authors) {
        return book.authors().stream()
                .filter(contributor -> contributor.isAuthor() == authors)
                .map(contributor -> Map.of("@type", "Person", "name", contributor.name()))
                .toList();
    }

    private static Map<String, Object> rating(Book book) {
        return Map.of(
                "@type",
                "AggregateRating",
                "ratingValue",
                String.valueOf(book.rating()),
                "ratingCount",
                String.valueOf(book.ratingsCount()),
                "bestRating",
                "5");
    }

    /** Reviews name no person; that its writer bought the book is what makes one worth reading. */
    private static List<Map<String, Object>> reviews(List<Review> reviews) {
        return reviews.stream()
                .filter(review -> !review.isHidden())
                .limit(MOST_REVIEWS)
                .map(SchemaOrg::review)
                .toList();
    }

    private static Map<String, Object> review(Review review) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@type", "Review");
        data.put("name", Texts.orEmpty(review.title()));
        data.put("reviewBody", Texts.orEmpty(review.body()));
        data.put("author", Map.of("@type", "Person", "name", "A verified buyer"));
        if (review.createdAt() != null)
            data.put("datePublished", review.createdAt().toString());
        data.put(
                "reviewRating",
                Map.of("@type", "Rating", "ratingValue", String.valueOf(review.rating()), "bestRating", "5"));
        return data;
    }

    private Map<String, Object> offer(Book book, String url) {
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("@type", "Offer");
        offer.put("url", url);
        offer.put("price", MoneyWords.plain(book.priceCents(), book.currency()));
        offer.put("priceCurrency", book.currency());
        offer.put("itemCondition", "https://schema.org/NewCondition");
        Availability availability = book.availability();
        String stock = availability == null ? null : STOCK.get(availability.status());
        if (stock != null) offer.put("availability", stock);
        String from = BookDetails.of(book).availableFrom();
        if (from != null) offer.put("availabilityStarts", from);
        offer.put("seller", Map.of("@type", "Organization", "name", settings.name()));
        return offer;
    }
}
