package io.bookstore.catalog.editing;

import io.bookstore.catalog.category.Categories;
import io.bookstore.catalog.category.Category;
import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.draft.BookDraft.SeriesVolume;
import io.bookstore.catalog.naming.Contributors;
import io.bookstore.catalog.naming.Named;
import io.bookstore.catalog.naming.SeriesNames;
import io.bookstore.catalog.naming.Works;
import io.bookstore.catalog.text.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a draft names: contributors, series and work (made where new) and shelves (never made). */
@Component
class ResolveDraft {

    private final Contributors contributors;
    private final SeriesNames seriesNames;
    private final Works works;
    private final Categories categories;

    ResolveDraft(Contributors contributors, SeriesNames seriesNames, Works works, Categories categories) {
        this.contributors = contributors;
        this.seriesNames = seriesNames;
        this.works = works;
        this.categories = categories;
    }

    /** What is wrong with the draft's references, if anything. Makes nothing. */
    Optional<Edit> refusal(BookDraft draft) {
        Map<String, Category> known = categories.bySlug(draft.categories());
        Optional<Edit> unknown = draft.categories().stream()
                .filter(slug -> !known.containsKey(slug))
                .findFirst()
                .map(Edit.UnknownCategory::new);
        UUID work = draft.workId();
        return unknown.isEmpty() && work != null && works.find(work).isEmpty()
                ? Optional.of(new Edit.UnknownWork(work))
                : unknown;
    }

    BookFields fields(BookDraft draft) {
        // series before contributors, as imports do: two writers who both make some cannot block each other
        SeriesPlace series = series(draft.series());
        List<Contribution> contributions = contributions(draft);
        return new BookFields(
                draft.workId() == null ? works.create(draft.title()) : draft.workId(),
                draft.isbn13(),
                draft.title(),
                draft.titleKey(),
                draft.subtitle(),
                contributions,
                draft.format().code(),
                draft.language(),
                draft.publisher(),
                draft.published(),
                draft.pages(),
                draft.description(),
                series,
                categoryIds(draft),
                draft.priceCents(),
                draft.currency(),
                draft.particulars(),
                draft.active());
    }

    private List<Contribution> contributions(BookDraft draft) {
        Map<String, Named> known = contributors.resolve(
                draft.authors().stream().map(BookDraft.Credit::name).toList());
        return draft.authors().stream()
                .map(credit ->
                        new Contribution(id(known, credit.name()), credit.role().code()))
                .distinct()
                .toList();
    }

    private @Nullable SeriesPlace series(@Nullable SeriesVolume series) {
        if (series == null) {
            return null;
        }
        Map<String, Named> known = seriesNames.resolve(List.of(series.name()));
        return new SeriesPlace(id(known, series.name()), series.volume(), series.order());
    }

    private List<UUID> categoryIds(BookDraft draft) {
        Map<String, Category> known = categories.bySlug(draft.categories());
        return draft.categories().stream()
                .flatMap(slug -> Optional.ofNullable(known.get(slug)).stream())
                .map(Category::id)
                .toList();
    }

    private static UUID id(Map<String, Named> known, String name) {
        Named named = known.get(Keys.ofName(name));
        if (named == null) {
            throw new IllegalStateException("not resolved: " + name);
        }
        return named.id();
    }
}
