package io.bookstore.catalog.editing;

import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.book.PublicationDate;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One edition, as staff edit it. Columns that others own (rating, sold, source_hash) are not mapped. */
@Entity
class Book {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID workId;
    private @Nullable String isbn13;
    private String title;
    private String titleKey;
    private @Nullable String subtitle;
    private String format;
    private @Nullable String language;
    private @Nullable String publisher;
    private @Nullable String published;
    private @Nullable LocalDate publishedOn;
    private @Nullable Integer pages;
    private String description;

    @Embedded
    private @Nullable SeriesPlace series;

    private long priceCents;
    private String currency;

    @Embedded
    private Particulars particulars;

    private boolean active;

    @SuppressWarnings("UnusedVariable") // Hibernate writes it
    private Instant createdAt;

    @SuppressWarnings("UnusedVariable") // Hibernate writes it
    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "book_contributor", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "position")
    private List<Contribution> contributions = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "book_category", joinColumns = @JoinColumn(name = "book_id"))
    @OrderColumn(name = "position")
    @Column(name = "category_id")
    private List<UUID> categoryIds = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Book() {}

    @SuppressWarnings("NullAway.Init") // take() sets the rest
    Book(UUID id, BookFields fields, Instant now) {
        this.id = id;
        this.version = 1;
        this.createdAt = now;
        take(fields, now);
    }

    /** @return whether anything changed */
    boolean change(BookFields fields, Instant now) {
        if (fields.equals(fields())) {
            return false;
        }
        take(fields, now);
        return true;
    }

    void delete(Instant now) {
        active = false;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    boolean isActive() {
        return active;
    }

    private BookFields fields() {
        return new BookFields(
                workId,
                isbn13,
                title,
                titleKey,
                subtitle,
                List.copyOf(contributions),
                format,
                language,
                publisher,
                published == null || publishedOn == null ? null : new PublicationDate(published, publishedOn),
                pages,
                description,
                series,
                List.copyOf(categoryIds),
                priceCents,
                currency,
                particulars,
                active);
    }

    private void take(BookFields fields, Instant now) {
        workId = fields.workId();
        isbn13 = fields.isbn13();
        title = fields.title();
        titleKey = fields.titleKey();
        subtitle = fields.subtitle();
        format = fields.format();
        language = fields.language();
        publisher = fields.publisher();
        published = fields.published() == null ? null : fields.published().text();
        publishedOn = fields.published() == null ? null : fields.published().firstDay();
        pages = fields.pages();
        description = fields.description();
        series = fields.series();
        priceCents = fields.priceCents();
        currency = fields.currency();
        particulars = fields.particulars();
        active = fields.active();
        updatedAt = now;
        replace(contributions, fields.contributions());
        replace(categoryIds, fields.categoryIds());
    }

    /** Leaves an equal list alone, so that its rows are not written again. */
    private static <T> void replace(List<T> list, List<T> content) {
        if (!list.equals(content)) {
            list.clear();
            list.addAll(content);
        }
    }
}
