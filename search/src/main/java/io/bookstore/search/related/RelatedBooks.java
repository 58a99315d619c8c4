package io.bookstore.search.related;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.projection.Book;
import io.bookstore.search.projection.BoughtTogether;
import io.bookstore.search.query.Isbns;
import io.bookstore.search.query.Popularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What others bought with it and other works of its series first, then of the same authors, then from the same shelves
 * and about the like. A book that is bought with it often outdoes its series, one that was once does not.
 */
@Component
class RelatedBooks {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final float BOUGHT_TOGETHER = 40;
    private static final float BOUGHT_TOGETHER_MORE = 160;
    private static final float SAME_SERIES = 300;
    private static final float SAME_AUTHOR = 100;
    private static final float SAME_SHELF = 8;
    private static final int MOST = 200;

    private final Elasticsearch elasticsearch;
    private final IndexSettings settings;
    private final Popularity popularity;
    private final BoughtTogether bought;

    RelatedBooks(Elasticsearch elasticsearch, IndexSettings settings, Popularity popularity, BoughtTogether bought) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
        this.popularity = popularity;
        this.bought = bought;
    }

    /** Empty when there is no such book on sale. */
    Optional<Related> to(String idOrIsbn, int limit, long offset) {
        return book(idOrIsbn).map(book -> {
            List<Book> all = like(book);
            return new Related(all.stream().skip(offset).limit(limit).toList(), all.size());
        });
    }

    private Optional<Book> book(String idOrIsbn) {
        String id = idOrIsbn.strip();
        if (UUID_FORM.matcher(id).matches()) {
            return first(is("id", UUID.fromString(id).toString()));
        }
        return Isbns.thirteen(id).flatMap(isbn -> first(is("isbn", isbn)));
    }

    private Optional<Book> first(Query match) {
        return books(onSale(match), 1).stream().findFirst();
    }

    private List<Book> like(Book book) {
        List<Query> reasons = new ArrayList<>();
        bought.with(book.workId())
                .forEach(other ->
                        reasons.add(bonus(worth(other), is("id", other.bookId().toString()))));
        if (book.series() != null) {
            reasons.add(bonus(SAME_SERIES, is("series_id", book.series().id().toString())));
        }
        if (!book.authors().isEmpty()) {
            reasons.add(bonus(
                    SAME_AUTHOR,
                    anyOf(
                            "author_id",
                            book.authors().stream()
                                    .map(author -> author.id().toString())
                                    .toList())));
        }
        book.categories().forEach(shelf -> reasons.add(bonus(SAME_SHELF, is("category_path", shelf.slug()))));
        reasons.add(Query.of(query -> query.moreLikeThis(like -> like.fields("title.stems", "description")
                .like(one -> one.document(
                        that -> that.index(settings.name()).id(book.id().toString())))
                .minTermFreq(1)
                .minDocFreq(2)
                .maxQueryTerms(12))));
        Query others = Query.of(query -> query.bool(any -> any.should(reasons)
                .minimumShouldMatch("1")
                .mustNot(is("work_id", book.workId().toString()))));
        return books(popularity.rank(onSale(others)), MOST);
    }

    /** Each doubling of the orders adds the same. */
    private static float worth(BoughtTogether.Companion other) {
        return BOUGHT_TOGETHER + BOUGHT_TOGETHER_MORE * (float) (Math.log1p(other.orders()) / Math.log(2));
    }

    private List<Book> books(Query match, int size) {
        SearchRequest request = SearchRequest.of(search -> search.index(settings.name())
                .query(match)
                .collapse(works -> works.field("work_id"))
                .size(size)
                .source(source -> source.filter(only -> only.includes("book")))
                .trackTotalHits(track -> track.enabled(false))
                .timeout(elasticsearch.timeLimit()));
        SearchResponse<Source> answer = elasticsearch.ask(client -> client.search(request, Source.class));
        return answer.hits().hits().stream()
                .map(hit -> hit.source())
                .filter(Objects::nonNull)
                .map(Source::book)
                .toList();
    }

    private static Query onSale(Query match) {
        return Query.of(query -> query.bool(all -> all.must(match)
                .filter(on -> on.term(term -> term.field("active").value(true)))));
    }

    private static Query is(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static Query anyOf(String field, List<String> values) {
        List<FieldValue> any = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(list -> list.value(any))));
    }

    private static Query bonus(float boost, Query reason) {
        return Query.of(
                query -> query.constantScore(constant -> constant.filter(reason).boost(boost)));
    }

    record Related(List<Book> books, int total) {}

    record Source(Book book) {}
}
