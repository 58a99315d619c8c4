package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.BookDetails;
import io.bookstore.storefront.book.BookPage.Link;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of details, each value in words. */
@Component
class BookFacts {

    private static final int SUBJECT_WORDS = 2;

    private final DateWords dates;
    private final Links links;

    BookFacts(DateWords dates, Links links) {
        this.dates = dates;
        this.links = links;
    }

    /** @param values with an address where they lead somewhere, else without */
    record Fact(String label, List<Link> values) {}

    List<Fact> of(Book book) {
        BookDetails details = BookDetails.of(book);
        List<Fact> facts = new ArrayList<>();
        add(facts, "Format", book.formatName());
        add(facts, "Pages", book.pages() == null ? null : Texts.number(book.pages()));
        add(facts, "Size", size(details));
        add(facts, "Weight", details.weightG() == null ? null : Texts.number(details.weightG()) + " g");
        add(facts, "Language", book.language() == null ? null : Texts.language(book.language()));
        add(facts, "Published", dates.published(book.published()));
        add(facts, "First published", details.originalYear() == null ? null : String.valueOf(details.originalYear()));
        add(facts, "Publisher", book.publisher());
        add(facts, "Age", ages(details.ageFrom(), details.ageTo()));
        add(facts, "ISBN-13", Objects.requireNonNullElse(details.isbnHyphenated(), Texts.orEmpty(book.isbn13())));
        add(facts, "ISBN-10", details.isbn10());
        addAll(facts, "Shelves", book.categories().stream().map(c -> new Link(c.name(), links.category(c.slug()))));
        addAll(facts, "Subjects", details.subjects().stream().flatMap(this::subject));
        addAll(facts, "Awards", details.awards().stream().map(award -> new Link(award, "")));
        return facts;
    }

    private Stream<Link> subject(BookDetails.Subject subject) {
        String words = subject.heading() == null ? subject.code() : subject.heading();
        if (words == null || words.isBlank()) return Stream.empty();
        return Stream.of(new Link(words, links.search(searchWords(words))));
    }

    /** Headings go from the general to the special ("FICTION / Fantasy / Epic"); the last words find more than all of them. */
    private static String searchWords(String heading) {
        String[] parts = heading.split("\\s*/\\s*");
        return Arrays.stream(parts)
                .skip(Math.max(0, parts.length - SUBJECT_WORDS))
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String size(BookDetails details) {
        String sides = Stream.of(details.heightMm(), details.widthMm(), details.thicknessMm())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" × "));
        return sides.isEmpty() ? null : sides + " mm";
    }

    private static @Nullable String ages(@Nullable Integer from, @Nullable Integer to) {
        if (from != null && to != null) return from.equals(to) ? from + " years" : from + " to " + to + " years";
        if (from != null) return from + " years and older";
        return to == null ? null : "up to " + to + " years";
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) facts.add(new Fact(label, List.of(new Link(value, ""))));
    }

    private static void addAll(List<Fact> facts, String label, Stream<Link> values) {
        List<Link> all = values.toList();
        if (!all.isEmpty()) facts.add(new Fact(label, all));
    }
}
