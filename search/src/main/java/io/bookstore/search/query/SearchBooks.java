package io.bookstore.search.query;

import io.bookstore.search.feedback.QueryIds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds books. When nothing has all the words: with mended words, then with some of the words, then what sells best.
 * Which of these it is depends on the words alone, so that facets count the same list that they narrow.
 */
@Component
class SearchBooks {

    private final BookIndex index;
    private final Corrections corrections;
    private final QueryIds queryIds;

    SearchBooks(BookIndex index, Corrections corrections, QueryIds queryIds) {
        this.index = index;
        this.corrections = corrections;
        this.queryIds = queryIds;
    }

    SearchAnswer search(SearchQuery query) {
        long start = System.nanoTime();
        String text = query.text();
        if (text == null) {
            return answer(query, index.find(query, TextMatch.everything(), null), Stage.EXACT, null, start);
        }
        if (TextMatch.mainWords(text).isEmpty()) {
            return answer(query, Found.NOTHING, Stage.EXACT, null, start); // signs only: no word to look for
        }
        Found exact = index.find(query, TextMatch.exact(text), text);
        return exact.matched() > 0 ? answer(query, exact, Stage.EXACT, null, start) : searchOn(query, text, start);
    }

    private SearchAnswer searchOn(SearchQuery query, String text, long start) {
        Optional<String> mended = corrections.of(text);
        if (mended.isPresent()) {
            Found corrected = index.find(query, TextMatch.exact(mended.get()), mended.get());
            if (corrected.matched() > 0) {
                return answer(query, corrected, Stage.CORRECTED, mended.get(), start);
            }
        }
        Found relaxed = index.find(query, TextMatch.relaxed(text), text);
        if (relaxed.matched() > 0) {
            return answer(query, relaxed, Stage.RELAXED, null, start);
        }
        return answer(query, index.find(query, TextMatch.everything(), null), Stage.POPULAR, null, start);
    }

    private SearchAnswer answer(SearchQuery query, Found found, Stage stage, @Nullable String corrected, long start) {
        List<FacetView> facets = found.facets();
        return new SearchAnswer(
                found.hits(),
                found.total(),
                query.page(),
                query.size(),
                facets,
                query.sort().id(),
                corrected,
                stage.id(),
                false,
                queryIds.next(),
                (System.nanoTime() - start) / 1_000_000);
    }
}
