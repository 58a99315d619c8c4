package io.bookstore.search.suggest;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.bookstore.search.desk.PastQueries;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.index.IndexedBook;
import io.bookstore.search.index.TextKeys;
import io.bookstore.search.projection.Book;
import io.bookstore.search.projection.CategoryNames;
import io.bookstore.search.query.Popularity;
import io.bookstore.search.suggest.Suggestions.BookSuggestion;
import io.bookstore.search.suggest.Suggestions.Named;
import io.bookstore.search.suggest.Suggestions.Shelf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Completes what is being typed from the books there are: one request. */
@Component
class SuggestBooks {

    private static final int BOOKS = 6;
    private static final int NAMES = 4;
    private static final int CANDIDATES = 40;
    private static final int PAST = 4;
    private static final int EXPANSIONS = 30;
    private static final float TITLE_BEGINS_SO = 100;
    private static final String AUTHORS = "authors";
    private static final String SERIES = "series";
    private static final String BEGINNINGS = "names.beginnings";

    private final Elasticsearch elasticsearch;
    private final IndexSettings settings;
    private final CategoryNames categories;
    private final Popularity popularity;
    private final PastQueries past;

    SuggestBooks(
            Elasticsearch elasticsearch,
            IndexSettings settings,
            CategoryNames categories,
            Popularity popularity,
            PastQueries past) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
        this.categories = categories;
        this.popularity = popularity;
        this.past = past;
    }

    Suggestions forText(String typed) {
        if (TextKeys.words(typed).isEmpty()) {
            return Suggestions.NONE;
        }
        Suggestions exact = read(typed, answer(beginning(typed), typed), Completions::fits);
        return exact.books().isEmpty() ? read(typed, answer(mistyped(typed), typed), Completions::nearlyFits) : exact;
    }

    private SearchResponse<Source> answer(Query match, String typed) {
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(popularity.rank(onSale(match, typed)))
                .collapse(works -> works.field("work_id"))
                .aggregations(AUTHORS, names("author_facet"))
                .aggregations(SERIES, names("series_facet"))
                .size(BOOKS)
                .source(source -> source.filter(only -> only.includes("book")))
                .trackTotalHits(track -> track.enabled(false))
                .timeout(elasticsearch.timeLimit()));
        return elasticsearch.ask(client -> client.search(request, Source.class));
    }

    private static Query onSale(Query match, String typed) {
        List<Query> begins = TextKeys.queryKeys(typed).stream()
                .map(key -> Query.of(query ->
                        query.prefix(prefix -> prefix.field("title_key").value(key))))
                .toList();
        return Query.of(query -> query.bool(all -> all.filter(match)
                .filter(on -> on.term(term -> term.field("active").value(true)))
                .should(should -> should.constantScore(
                        bonus -> bonus.boost(TITLE_BEGINS_SO).filter(any -> any.bool(some -> some.should(begins)))))));
    }

    private static Query beginning(String typed) {
        return Query.of(query ->
                query.match(match -> match.field(BEGINNINGS).query(typed).operator(Operator.And)));
    }

    private static Query mistyped(String typed) {
        return Query.of(query -> query.match(match -> match.field(BEGINNINGS)
                .query(typed)
                .operator(Operator.And)
                .fuzziness("AUTO:4,8")
                .prefixLength(1)
                .maxExpansions(EXPANSIONS)));
    }

    private static Aggregation names(String field) {
        return Aggregation.of(each -> each.terms(terms -> terms.field(field).size(CANDIDATES)));
    }

    /** @param fits whether a name is being typed */
    private Suggestions read(String typed, SearchResponse<Source> answer, BiPredicate<String, String> fits) {
        List<Book> books = answer.hits().hits().stream()
                .map(hit -> hit.source())
                .filter(Objects::nonNull)
                .map(Source::book)
                .toList();
        List<Named> authors = names(typed, answer.aggregations(), AUTHORS, fits);
        List<Named> series = names(typed, answer.aggregations(), SERIES, fits);
        return new Suggestions(
                queries(typed, books, authors, series),
                books.stream().map(BookSuggestion::of).toList(),
                authors,
                series,
                shelves(typed, fits));
    }

    /** Of the names on the books found, those that are being typed themselves. */
    private static List<Named> names(
            String typed, Map<String, Aggregate> answer, String kind, BiPredicate<String, String> fits) {
        Aggregate counted = Objects.requireNonNull(answer.get(kind), kind);
        return counted.sterms().buckets().array().stream()
                .map(bucket -> named(bucket.key().stringValue()))
                .filter(named -> fits.test(typed, named.name()))
                .limit(NAMES)
                .toList();
    }

    private static Named named(String facet) {
        int parting = facet.indexOf(IndexedBook.LABEL);
        return new Named(UUID.fromString(facet.substring(0, parting)), facet.substring(parting + 1));
    }

    private List<Shelf> shelves(String typed, BiPredicate<String, String> fits) {
        return categories.all().entrySet().stream()
                .filter(shelf -> fits.test(typed, shelf.getValue()))
                .sorted(Comparator.comparing(
                                (Map.Entry<String, String> shelf) -> !Completions.begins(typed, shelf.getValue()))
                        .thenComparing(Map.Entry::getValue))
                .limit(NAMES)
                .map(shelf -> new Shelf(shelf.getKey(), shelf.getValue()))
                .toList();
    }

    /** What others looked for first, then how the words go on in names. */
    private List<String> queries(String typed, List<Book> books, List<Named> authors, List<Named> series) {
        Stream<String> phrases = Stream.of(
                        authors.stream().map(Named::name),
                        series.stream().map(Named::name),
                        books.stream().map(Book::title))
                .flatMap(names -> names)
                .map(name -> Completions.phrase(typed, name))
                .flatMap(Optional::stream);
        return Stream.concat(past.completing(typed, PAST).stream(), phrases)
                .distinct()
                .limit(BOOKS)
                .toList();
    }

    record Source(Book book) {}
}
