package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.explain.Explanation;
import co.elastic.clients.elasticsearch.core.explain.ExplanationDetail;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells staff how a text was understood and why a book stands where it stands. */
@Component
class Explanations {

    private static final int DEEPEST_RANK = 1000;
    private static final int PAGE = 100;
    private static final int DEEPEST_DETAIL = 6;

    private final SearchBooks books;
    private final Popularity popularity;
    private final Elasticsearch elasticsearch;
    private final IndexSettings settings;

    Explanations(SearchBooks books, Popularity popularity, Elasticsearch elasticsearch, IndexSettings settings) {
        this.books = books;
        this.popularity = popularity;
        this.elasticsearch = elasticsearch;
        this.settings = settings;
    }

    /** Empty when the book is not in the index, or not on sale. */
    Optional<Explained> of(String text, UUID bookId) {
        if (hit(TextMatch.everything(), bookId).isEmpty()) {
            return Optional.empty();
        }
        SearchAnswer answer = books.search(page(text, 1), null);
        String looked = answer.correctedQuery() == null ? text : answer.correctedQuery();
        Understood asked = books.understood(looked);
        Optional<Hit<Void>> found = hit(matchOf(answer.stage(), asked), bookId);
        return Optional.of(new Explained(
                text,
                asked.notes(),
                answer.stage(),
                answer.correctedQuery(),
                rank(text, bookId, answer),
                found.map(Hit::score).orElse(null),
                found.map(Explanations::ranks).orElse(List.of()),
                found.map(Hit::explanation).map(Explanations::detail).orElse(null)));
    }

    private static Query matchOf(String stage, Understood asked) {
        if (stage.equals(Stage.RELAXED.id())) {
            return TextMatch.relaxed(asked.text());
        }
        return stage.equals(Stage.POPULAR.id()) ? TextMatch.everything() : TextMatch.explained(asked);
    }

    /** The place of the book's work in the list that a shopper sees. */
    private @Nullable Integer rank(String text, UUID bookId, SearchAnswer first) {
        SearchAnswer answer = first;
        for (int page = 1; page <= DEEPEST_RANK / PAGE; page++) {
            List<SearchAnswer.Hit> hits = answer.hits();
            var place = IntStream.range(0, hits.size())
                    .filter(i -> hits.get(i).book().id().equals(bookId))
                    .findFirst();
            if (place.isPresent()) {
                return (page - 1) * PAGE + place.getAsInt() + 1;
            }
            if (hits.size() < PAGE) {
                return null;
            }
            answer = books.search(page(text, page + 1), null);
        }
        return null;
    }

    private static SearchQuery page(String text, int number) {
        return new SearchQuery(
                text, Selections.NONE, Sort.RELEVANCE, false, number, PAGE, EnumSet.noneOf(Facet.class), true, null);
    }

    private Optional<Hit<Void>> hit(Query match, UUID bookId) {
        Query that =
                Query.of(query -> query.bool(all -> all.must(match).filter(Selections.is("id", bookId.toString()))));
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(popularity.rankInStockFirst(BookIndex.onSale(that)))
                .size(1)
                .explain(true)
                .source(source -> source.fetch(false))
                .timeout(elasticsearch.timeLimit()));
        return elasticsearch.ask(client -> client.search(request, Void.class)).hits().hits().stream()
                .findFirst();
    }

    private static List<Rank.Matched> ranks(Hit<Void> hit) {
        return hit.matchedQueries().stream()
                .map(Rank::matched)
                .sorted(Comparator.comparingDouble(Rank.Matched::weight).reversed())
                .toList();
    }

    private static Detail detail(Explanation explanation) {
        return new Detail(
                explanation.description(), explanation.value(), details(explanation.details(), DEEPEST_DETAIL));
    }

    private static List<Detail> details(List<ExplanationDetail> details, int depth) {
        return depth == 0
                ? List.of()
                : details.stream()
                        .map(each -> new Detail(each.description(), each.value(), details(each.details(), depth - 1)))
                        .toList();
    }

    /**
     * @param understood what the words were taken for
     * @param rank the place in the list, from 1; null when it is not among the first thousand
     * @param matched the ranks that the book has, the heaviest first; of those of names, and of those of words, the
     *     heaviest counts
     * @param details how Elasticsearch adds the score up
     */
    record Explained(
            String q,
            List<String> understood,
            String stage,
            @Nullable String correctedQuery,
            @Nullable Integer rank,
            @Nullable Double score,
            List<Rank.Matched> matched,
            @Nullable Detail details) {}

    record Detail(String what, double value, List<Detail> of) {}
}
