package io.bookstore.search.query;

import io.bookstore.platform.http.Replicas;
import io.bookstore.platform.json.LenientJson;
import io.bookstore.search.feedback.QueryIds;
import io.bookstore.search.projection.Book;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The shelves as catalog lists them, for shoppers who only browse while Elasticsearch does not answer. Asked as any
 * guest asks: a list of books that only services see would be another list.
 */
@Component
class CatalogShelves {

    private static final Logger log = LoggerFactory.getLogger(CatalogShelves.class);
    private static final Duration CONNECT = Duration.ofMillis(300);
    private static final Duration ANSWER = Duration.ofSeconds(1);

    /** What catalog can narrow by, one value each. */
    private static final Set<Facet> KNOWN =
            Set.of(Facet.CATEGORY, Facet.AUTHOR, Facet.SERIES, Facet.FORMAT, Facet.LANGUAGE);

    private final RestClient http;
    private final Replicas replicas;
    private final QueryIds queryIds;
    private final Counter answered;

    CatalogShelves(
            RestClient.Builder builder, LenientJson json, Replicas replicas, QueryIds queryIds, MeterRegistry meters) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        factory.setReadTimeout(ANSWER);
        this.http = builder.clone()
                .requestFactory(factory)
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper())))
                .build();
        this.replicas = replicas;
        this.queryIds = queryIds;
        this.answered = Counter.builder("bookstore.search.degraded")
                .description("Browse pages answered by catalog because Elasticsearch gave no answer")
                .register(meters);
    }

    /** Empty when catalog cannot narrow so, or does not answer either. */
    Optional<SearchAnswer> instead(SearchQuery query) {
        return isKnown(query) ? ask(query) : Optional.empty();
    }

    private Optional<SearchAnswer> ask(SearchQuery query) {
        long start = System.nanoTime();
        URI replica = replicas.next("catalog");
        try {
            Shelf shelf = Objects.requireNonNull(
                    http.get().uri(uri(replica, query)).retrieve().body(Shelf.class), "catalog's answer has no body");
            answered.increment();
            return Optional.of(answer(query, shelf, start));
        } catch (RestClientException unreachable) {
            replicas.avoid(replica);
            log.warn("catalog gives no shelf either: {}", unreachable.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isKnown(SearchQuery query) {
        Selections chosen = query.selections();
        Selections codesOnly = new Selections(chosen.values(), null, null, null, false, null, null);
        return query.text() == null
                && chosen.equals(codesOnly)
                && chosen.values().entrySet().stream()
                        .allMatch(facet -> KNOWN.contains(facet.getKey())
                                && facet.getValue().size() == 1);
    }

    private static URI uri(URI replica, SearchQuery query) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromUri(replica)
                .path("/v1/books")
                .queryParam("limit", query.size())
                .queryParam("offset", query.offset())
                .queryParam("sort", (query.sort() == Sort.RELEVANCE ? Sort.BESTSELLING : query.sort()).id());
        Map<String, Object> values = new HashMap<>();
        query.selections().values().forEach((facet, chosen) -> {
            uri.queryParam(facet.id(), "{" + facet.id() + "}");
            values.put(facet.id(), chosen.getFirst());
        });
        return uri.encode().buildAndExpand(values).toUri();
    }

    private SearchAnswer answer(SearchQuery query, Shelf shelf, long start) {
        List<SearchAnswer.Hit> hits = shelf.data().stream()
                .map(book -> new SearchAnswer.Hit(book, null, Map.of(), 1))
                .toList();
        return new SearchAnswer(
                hits,
                shelf.total(),
                query.page(),
                query.size(),
                List.of(),
                query.sort().id(),
                null,
                null,
                null,
                null,
                Stage.EXACT.id(),
                null,
                true,
                queryIds.next(),
                (System.nanoTime() - start) / 1_000_000);
    }

    record Shelf(List<Book> data, long total) {
        Shelf {
            Objects.requireNonNull(data, "data");
        }
    }
}
