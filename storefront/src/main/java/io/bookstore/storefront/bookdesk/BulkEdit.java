package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.BackOfficeApi;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.Parts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Makes one change to many books, each against the version that was previewed; one that fails does not stop the others. */
@Component
class BulkEdit {

    /** So many calls are made at once; an edit of many books must not keep shoppers waiting. */
    private static final int AT_ONCE = 4;

    private final CatalogApi catalog;
    private final BackOfficeApi backOffice;
    private final MoneyWords money;
    private final Parts parts;

    BulkEdit(CatalogApi catalog, BackOfficeApi backOffice, MoneyWords money, Parts parts) {
        this.catalog = catalog;
        this.backOffice = backOffice;
        this.money = money;
        this.parts = parts;
    }

    /** What would become of a book. */
    record Planned(String id, long version, String title, String isbn, String from, String to, boolean changes) {}

    /** @param good whether the book is now as it was to be */
    record Outcome(String id, String title, String words, boolean good) {}

    /** A book as it was previewed. */
    record Chosen(String id, long version) {}

    List<Planned> plan(BulkChange change, List<String> ids, OnBehalf who) {
        return inGroups(ids, id -> fetch(id, who)).stream()
                .flatMap(Optional::stream)
                .map(book -> planned(change, book))
                .toList();
    }

    List<Outcome> apply(BulkChange change, List<Chosen> chosen, OnBehalf who) {
        return inGroups(chosen, book -> Optional.of(applied(change, book, who))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Planned planned(BulkChange change, Book book) {
        Map<String, Object> patch = change.of(book);
        return new Planned(
                book.id(),
                Objects.requireNonNullElse(book.version(), 0L),
                book.title(),
                Objects.requireNonNullElse(book.isbn13(), ""),
                now(change, book),
                patch.isEmpty() ? "" : then(change, book),
                !patch.isEmpty());
    }

    private String now(BulkChange change, Book book) {
        return switch (change.action()) {
            case "price_percent", "price_amount" -> money.of(book.priceCents(), book.currency());
            case "activate", "deactivate" -> book.isActive() ? "on sale" : "off sale";
            default -> shelves(book.categories().stream().map(Book.Shelf::slug).toList());
        };
    }

    private String then(BulkChange change, Book book) {
        return switch (change.action()) {
            case "price_percent", "price_amount" -> money.of(change.newPrice(book), book.currency());
            case "activate" -> "on sale";
            case "deactivate" -> "off sale";
            default -> shelves((List<?>) Objects.requireNonNull(change.of(book).get("categories")));
        };
    }

    private static String shelves(List<?> slugs) {
        return slugs.isEmpty()
                ? "no shelf"
                : String.join(", ", slugs.stream().map(String::valueOf).toList());
    }

    private Outcome applied(BulkChange change, Chosen chosen, OnBehalf who) {
        String title = chosen.id();
        try {
            Book book = fetch(chosen.id(), who).orElse(null);
            if (book == null) return new Outcome(chosen.id(), title, "There is no such book any more.", false);
            title = book.title();
            if (!Objects.equals(book.version(), chosen.version())) {
                return new Outcome(
                        book.id(), title, "Somebody else changed it meanwhile; it was left as it is.", false);
            }
            Map<String, Object> patch = change.of(book);
            if (patch.isEmpty()) return new Outcome(book.id(), title, "It was so already.", true);
            backOffice.patch(who, book.id(), "\"" + chosen.version() + "\"", patch);
            return new Outcome(book.id(), title, now(change, book) + " → " + then(change, book), true);
        } catch (ApiProblem refused) {
            String why = refused.status() == 412
                    ? "Somebody else changed it meanwhile; it was left as it is."
                    : "It was refused: " + Objects.requireNonNullElse(refused.detail(), "no reason was given") + ".";
            return new Outcome(chosen.id(), title, why, false);
        } catch (ApiDown | RestClientException unknown) {
            return new Outcome(chosen.id(), title, "The catalogue did not answer; look at the book.", false);
        }
    }

    private Optional<Book> fetch(String id, OnBehalf who) {
        try {
            return Optional.ofNullable(catalog.book(who, id).getBody());
        } catch (ApiProblem refused) {
            if (refused.status() == 404) return Optional.empty();
            throw refused;
        }
    }

    private <A, B> List<Optional<B>> inGroups(List<A> all, Function<A, Optional<B>> call) {
        List<Optional<B>> results = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Part<Optional<B>>> group = all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream()
                    .map(each -> parts.begin("a book of many", () -> call.apply(each)))
                    .toList();
            group.forEach(part -> results.add(part.get().orElse(Optional.empty())));
        }
        return results;
    }
}
