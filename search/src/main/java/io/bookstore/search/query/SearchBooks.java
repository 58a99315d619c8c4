package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.bookstore.search.desk.QueryLog;
import io.bookstore.search.desk.SearchDesk;
import io.bookstore.search.feedback.QueryIds;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds books. When nothing has all the words: with mended words, then with some of the words, then what sells best near
 * them. When there is something, but nothing of it under the selections: without the one that costs most.
 */
@Component
class SearchBooks {

    /** So few books let another spelling be offered. */
    private static final int FEW = 3;

    private final BookIndex index;
    private final Corrections corrections;
    private final NearestShelf shelves;
    private final SearchDesk desk;
    private final QueryLog log;
    private final QueryIds queryIds;

    SearchBooks(
            BookIndex index,
            Corrections corrections,
            NearestShelf shelves,
            SearchDesk desk,
            QueryLog log,
            QueryIds queryIds) {
        this.index = index;
        this.corrections = corrections;
        this.shelves = shelves;
        this.desk = desk;
        this.log = log;
        this.queryIds = queryIds;
    }

    /** @param searcher tells shoppers apart for the count of searchers; null for a question that nobody asked */
    SearchAnswer search(SearchQuery query, @Nullable String searcher) {
        long start = System.nanoTime();
        String text = query.text();
        Rung rung = text == null ? browse(query) : climb(query, text);
        if (text != null && searcher != null && query.isFirstPage()) {
            log.add(
                    text,
                    rung.stage().id(),
                    rung.stage() == Stage.EXACT && rung.found().matched() > 0,
                    searcher);
        }
        return answer(query, rung, start);
    }

    private Rung browse(SearchQuery query) {
        return new Rung(index.find(query, TextMatch.everything(), null), Stage.EXACT);
    }

    private Rung climb(SearchQuery query, String text) {
        if (Words.main(text).isEmpty()) {
            return new Rung(Found.NOTHING, Stage.EXACT); // signs only: no word to look for
        }
        Understood asked = understood(text);
        Rung exact = underSelections(query, TextMatch.exact(asked), asked.marked(), Stage.EXACT, null);
        if (exact.found().matched() > 0) {
            return exact.leadingTo(redirect(asked, exact.found())).offering(otherSpelling(query, text, exact.found()));
        }
        return mended(query, text)
                .or(() -> relaxed(query, text))
                .orElseGet(() -> popular(query, text))
                .leadingTo(asked.redirect());
    }

    Understood understood(String text) {
        return Understood.of(text, desk.readings(text), desk.pinned(text), desk.redirect(text));
    }

    private Optional<Rung> mended(SearchQuery query, String text) {
        if (isMeantAsTyped(text)) {
            return Optional.empty();
        }
        return corrections.of(text).flatMap(mended -> {
            Understood meant = Understood.of(mended, desk.readings(mended), desk.pinned(mended), null);
            return some(underSelections(query, TextMatch.exact(meant), meant.marked(), Stage.CORRECTED, mended));
        });
    }

    private Optional<Rung> relaxed(SearchQuery query, String text) {
        return some(underSelections(query, TextMatch.relaxed(text), text, Stage.RELAXED, null));
    }

    private Rung popular(SearchQuery query, String text) {
        return underSelections(query, near(query, text), null, Stage.POPULAR, null);
    }

    private Query near(SearchQuery query, String text) {
        Optional<String> shelf = query.selections().of(Facet.CATEGORY).isEmpty() ? shelves.to(text) : Optional.empty();
        return shelf.map(slug -> Selections.is(Facet.CATEGORY.field(), slug)).orElseGet(TextMatch::everything);
    }

    /** What the list of a question is made of, before anything is selected. */
    Query match(SearchQuery query) {
        String text = query.text();
        if (text == null) {
            return TextMatch.everything();
        }
        SearchQuery first = new SearchQuery(
                text, Selections.NONE, query.sort(), query.sortIsChosen(), 1, 1, Set.of(), query.byWork(), null);
        Rung rung = climb(first, text);
        return switch (rung.stage()) {
            case EXACT -> TextMatch.exact(understood(text));
            case CORRECTED -> TextMatch.exact(understood(Objects.requireNonNullElse(rung.corrected(), text)));
            case RELAXED -> TextMatch.relaxed(text);
            case POPULAR -> near(query, text);
        };
    }

    private static Optional<Rung> some(Rung rung) {
        return rung.found().matched() > 0 ? Optional.of(rung) : Optional.empty();
    }

    /** Looks under the selections, and when nothing is there, without the facet that hides most. */
    private Rung underSelections(
            SearchQuery query, Query match, @Nullable String marked, Stage stage, @Nullable String mended) {
        Found found = index.find(query, match, marked);
        Rung whole = new Rung(found, stage, mended, null, null, null);
        if (found.matched() == 0 || found.total() > 0) {
            return whole;
        }
        Map<Facet, Selections> fewer = Relaxing.without(query.selections());
        return index.counts(match, fewer).entrySet().stream()
                .filter(left -> left.getValue() > 0)
                .max(Map.Entry.<Facet, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .map(facet -> {
                    SearchQuery wider = query.narrowedTo(Objects.requireNonNull(fewer.get(facet)));
                    Stage reached = stage == Stage.POPULAR ? stage : Stage.RELAXED;
                    return new Rung(index.find(wider, match, marked), reached, mended, null, facet, null);
                })
                .orElse(whole);
    }

    /** Quotes around it all say: do not mend my words. */
    private static boolean isMeantAsTyped(String text) {
        String typed = text.strip();
        return typed.length() > 2 && typed.startsWith("\"") && typed.endsWith("\"");
    }

    private @Nullable String otherSpelling(SearchQuery query, String text, Found found) {
        return found.matched() <= FEW
                        && query.isFirstPage()
                        && !isMeantAsTyped(text)
                        && found.hits().stream().noneMatch(hit -> WholeNames.isAskedFor(text, hit.book()))
                ? corrections.moreUsual(text, found.matched()).orElse(null)
                : null;
    }

    /** An ISBN leads straight to its book. */
    private static @Nullable String redirect(Understood asked, Found found) {
        if (asked.redirect() != null || asked.isbn().isEmpty() || found.hits().isEmpty()) {
            return asked.redirect();
        }
        return "/books/" + found.hits().getFirst().book().id();
    }

    private SearchAnswer answer(SearchQuery query, Rung rung, long start) {
        Found found = rung.found();
        return new SearchAnswer(
                found.hits(),
                found.total(),
                query.page(),
                query.size(),
                found.facets(),
                query.sort().id(),
                rung.corrected(),
                rung.didYouMean(),
                rung.relaxedFacet() == null ? null : rung.relaxedFacet().id(),
                rung.redirect(),
                rung.stage().id(),
                found.nextCursor(),
                false,
                queryIds.next(),
                (System.nanoTime() - start) / 1_000_000);
    }
}
