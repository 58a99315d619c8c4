package io.bookstore.catalog.draft;

import io.bookstore.catalog.book.Format;
import io.bookstore.catalog.book.PublicationDate;
import io.bookstore.catalog.book.Role;
import io.bookstore.catalog.draft.BookDraft.Credit;
import io.bookstore.catalog.draft.BookDraft.SeriesVolume;
import io.bookstore.catalog.draft.BookInput.AuthorInput;
import io.bookstore.catalog.draft.BookInput.SeriesInput;
import io.bookstore.catalog.isbn.Isbn;
import io.bookstore.catalog.text.Descriptions;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of a book, for people and for files alike. */
public final class Drafts {

    public static final long MAX_PRICE = 9_999_999_999L;

    public static final String DEFAULT_CURRENCY = "USD";
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0) // leaves out XXX, XTS, gold and the like
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final int MAX_DESCRIPTION = 20_000;
    private static final int MAX_AUTHORS = 100;
    private static final int MAX_CATEGORIES = 20;
    private static final int MAX_PAGES = 100_000;
    private static final int MAX_STOCK = 1_000_000;
    private static final int MAX_VOLUME = 20;

    private final Checks checks = new Checks();
    private final boolean descriptionRequired;

    private Drafts(boolean descriptionRequired) {
        this.descriptionRequired = descriptionRequired;
    }

    /** By the rules of requests: a description is required. */
    public static Drafted check(BookInput input) {
        return new Drafts(true).draft(input);
    }

    /** By the rules of files: many trade records have no description. */
    public static Drafted checkRecord(BookInput input) {
        return new Drafts(false).draft(input);
    }

    private Drafted draft(BookInput input) {
        checks.range("initial_stock", input.initialStock() == null ? null : (long) input.initialStock(), 0, MAX_STOCK);
        BookDraft draft = new BookDraft(
                checks.required("title", input.title()),
                checks.optional("subtitle", input.subtitle(), Checks.MAX_LINE),
                authors(input.authors()),
                description(input.description()),
                price(input.priceCents()),
                currency(input.currency()),
                isbn(input.isbn13()),
                categories(input.categories()),
                format(input.format()),
                checks.parsed("language", input.language(), Languages::parse, "must be an ISO 639 code"),
                checks.optional("publisher", input.publisher(), Checks.MAX_LINE),
                checks.parsed(
                        "published",
                        input.published(),
                        PublicationDate::parse,
                        "must be a date: YYYY, YYYY-MM or YYYY-MM-DD"),
                pages(input.pages()),
                series(input.series()),
                input.workId(),
                new ParticularsRules(checks).check(input),
                input.active() == null || input.active());
        return checks.errors().isEmpty() ? new Drafted.Valid(draft) : new Drafted.Invalid(checks.errors());
    }

    private List<Credit> authors(@Nullable List<@Nullable AuthorInput> authors) {
        if (authors == null || authors.isEmpty()) {
            checks.fail("authors", "must name at least one");
            return List.of();
        }
        if (authors.size() > MAX_AUTHORS) {
            checks.fail("authors", "must not be more than " + MAX_AUTHORS);
            return List.of();
        }
        Set<Credit> credits = new LinkedHashSet<>();
        for (int i = 0; i < authors.size(); i++) {
            AuthorInput author = Objects.requireNonNullElse(authors.get(i), new AuthorInput(null, null));
            String field = "authors[" + i + "]";
            String name = checks.required(field + ".name", author.name());
            Role role = checks.parsed(field + ".role", author.role(), Role::of, "must be one of " + Role.codes());
            credits.add(new Credit(name, role == null ? Role.AUTHOR : role));
        }
        return List.copyOf(credits);
    }

    private String description(@Nullable String description) {
        String safe = description == null ? "" : Descriptions.safe(description);
        if (safe.isBlank() && descriptionRequired) {
            checks.fail("description", "must not be blank");
        }
        if (description != null && description.length() > MAX_DESCRIPTION) {
            checks.fail("description", "must not be longer than " + MAX_DESCRIPTION + " characters");
        }
        return safe;
    }

    private long price(@Nullable Long cents) {
        if (cents == null) {
            checks.fail("price_cents", "must be given");
            return 0;
        }
        checks.range("price_cents", cents, 0, MAX_PRICE);
        return cents;
    }

    private String currency(@Nullable String code) {
        String known = checks.parsed("currency", code, Drafts::currencyOf, "must be an ISO 4217 code");
        return known == null ? DEFAULT_CURRENCY : known;
    }

    private static Optional<String> currencyOf(String code) {
        return Optional.of(code).filter(CURRENCIES::contains);
    }

    private @Nullable String isbn(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Isbn isbn = checks.parsed("isbn13", text, Isbn::parse, "is not an ISBN: look at its length and check digit");
        return isbn == null ? null : isbn.digits();
    }

    private List<String> categories(@Nullable List<@Nullable String> slugs) {
        if (slugs == null) {
            return List.of();
        }
        if (slugs.size() > MAX_CATEGORIES) {
            checks.fail("categories", "must not be more than " + MAX_CATEGORIES);
            return List.of();
        }
        List<String> clean = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            clean.add(checks.required("categories[" + i + "]", slugs.get(i)));
        }
        return clean.stream().distinct().toList();
    }

    private Format format(@Nullable String code) {
        Format format = checks.parsed("format", code, Format::of, "must be one of " + Format.codes());
        return format == null ? Format.PAPERBACK : format;
    }

    private @Nullable Integer pages(@Nullable Integer pages) {
        checks.range("pages", pages == null ? null : (long) pages, 1, MAX_PAGES);
        return pages;
    }

    private @Nullable SeriesVolume series(@Nullable SeriesInput series) {
        if (series == null) {
            return null;
        }
        String name = checks.required("series.name", series.name());
        return new SeriesVolume(name, checks.optional("series.volume", series.volume(), MAX_VOLUME));
    }
}
