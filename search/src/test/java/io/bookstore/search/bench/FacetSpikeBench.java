package io.bookstore.search.bench;

import io.bookstore.search.bench.SpikeCatalogue.Edition;
import io.bookstore.search.index.WorkNumbers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What it costs to count works and not books, and how exact it is: by hashed keys, by numbered works, by one document per
 * work with nested editions. The figures stand in docs/adr/0010.
 */
class FacetSpikeBench {

    private static final Logger log = LoggerFactory.getLogger(FacetSpikeBench.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Integer> FACETS = new TreeMap<>(
            Map.of("category", 200, "author", 25, "series", 25, "publisher", 25, "format", 50, "language", 50));
    private static final int[][] PRICES = {{0, 999}, {1000, 1999}, {2000, 2999}, {3000, 4999}, {5000, 1_000_000}};
    private static final int WARM = 40;
    private static final int MEASURED = 100;
    private static final int EXACT = 49_100;

    private final String url = BenchElasticsearch.url();

    /** What is chosen: a text, a format and a least price, each or none. */
    record Chosen(boolean text, boolean format, boolean price) {

        boolean matches(Edition edition, String except) {
            return (!text || edition.common())
                    && (!format || except.equals("format") || edition.format().equals("ebook"))
                    && (!price || except.equals("price") || edition.price() >= 1000);
        }

        /** As filters of Elasticsearch, without that of one facet. */
        Map<String, Object> filter(String prefix, String except) {
            List<Object> filters = new ArrayList<>();
            if (format && !except.equals("format")) {
                filters.add(Map.of("term", Map.of(prefix + "format", "ebook")));
            }
            if (price && !except.equals("price")) {
                filters.add(Map.of("range", Map.of(prefix + "price", Map.of("gte", 1000))));
            }
            return Map.of("bool", Map.of("filter", filters));
        }
    }

    @Test
    void measure() throws Exception {
        int books = Integer.parseInt(System.getenv().getOrDefault("BENCH_BOOKS", "16000"));
        SpikeCatalogue catalogue = new SpikeCatalogue(books);
        Set<Integer> shared = catalogue.shared();
        log.info("{} books, {} works, {} of them shared", books, catalogue.works(all -> true), shared.size());
        load("flat", flatMapping(), flat(catalogue, shared));
        load("nested", nestedMapping(), nested(catalogue));
        CpuClock cpu = CpuClock.ofChild("elasticsearch");
        for (Chosen chosen : List.of(
                new Chosen(false, false, false), new Chosen(true, false, false), new Chosen(true, true, true))) {
            Map<String, Map<String, Object>> ways = new LinkedHashMap<>();
            ways.put("books only", flatRequest(chosen, null, 0));
            for (int precision : new int[] {3_000, 12_000, 40_000}) {
                ways.put("hashed " + precision, flatRequest(chosen, "work_key", precision));
                ways.put("numbered " + precision, flatRequest(chosen, "work_number", precision));
            }
            ways.put("nested", nestedRequest(chosen));
            for (var way : ways.entrySet()) {
                run(way.getKey(), way.getValue(), chosen, catalogue, cpu);
            }
        }
    }

    private void run(String way, Map<String, Object> request, Chosen chosen, SpikeCatalogue catalogue, CpuClock cpu)
            throws Exception {
        String index = way.equals("nested") ? "nested" : "flat";
        String body = JSON.writeValueAsString(request);
        for (int i = 0; i < WARM; i++) {
            post("/" + index + "/_search?request_cache=false", body);
        }
        long before = cpu.millis();
        long took = 0;
        for (int i = 0; i < MEASURED; i++) {
            took += post("/" + index + "/_search?request_cache=false", body)
                    .path("took")
                    .asLong();
        }
        double cost = (cpu.millis() - before) / (double) MEASURED;
        JsonNode answer = post("/" + index + "/_search?request_cache=false", body);
        Errors errors = way.equals("books only") ? new Errors() : errors(way, answer, chosen, catalogue);
        log.info(
                "{} | {} | {} CPU-ms | took {} ms | {} counts, {} wrong, by {} at most",
                chosen,
                way,
                cost,
                took / (double) MEASURED,
                errors.counts,
                errors.wrong,
                errors.most);
    }

    private static final class Errors {
        private int counts;
        private int wrong;
        private long most;

        void add(long found, long expected) {
            counts++;
            wrong += found == expected ? 0 : 1;
            most = Math.max(most, Math.abs(found - expected));
        }
    }

    private static Errors errors(String way, JsonNode answer, Chosen chosen, SpikeCatalogue catalogue) {
        Errors errors = new Errors();
        JsonNode counted = answer.path("aggregations");
        errors.add(count(way, counted.path("total")), catalogue.works(edition -> chosen.matches(edition, "")));
        FACETS.keySet().forEach(facet -> {
            Map<String, Long> truth = catalogue.counts(edition -> chosen.matches(edition, facet), facet);
            JsonNode part = counted.path(facet);
            JsonNode options = (way.equals("nested") ? part.path("those") : part).path("options");
            options.path("buckets")
                    .valueStream()
                    .forEach(bucket -> errors.add(
                            count(way, bucket), truth.get(bucket.path("key").asString())));
        });
        JsonNode prices = counted.path("price");
        JsonNode ranges = (way.equals("nested") ? prices.path("those") : prices)
                .path("options")
                .path("buckets");
        for (int i = 0; i < PRICES.length; i++) {
            int[] range = PRICES[i];
            Predicate<Edition> within = edition ->
                    chosen.matches(edition, "price") && edition.price() >= range[0] && edition.price() <= range[1];
            errors.add(count(way, ranges.path(i)), catalogue.works(within));
        }
        return errors;
    }

    private static long count(String way, JsonNode bucket) {
        if (way.equals("nested")) {
            JsonNode those = bucket.path("those");
            return (those.isMissingNode() ? bucket : those)
                    .path("works")
                    .path("doc_count")
                    .asLong();
        }
        long different = bucket.path("works").path("value").asLong();
        if (way.startsWith("numbered")) {
            different = different < EXACT ? WorkNumbers.exact(different) : different;
        }
        return bucket.path("doc_count").asLong()
                - bucket.path("sharing").path("value").asLong()
                + different;
    }

    private Map<String, Object> flatRequest(Chosen chosen, String counted, int precision) {
        Map<String, Object> works = counted == null
                ? Map.of()
                : Map.of(
                        "sharing", Map.of("value_count", Map.of("field", counted)),
                        "works", Map.of("cardinality", Map.of("field", counted, "precision_threshold", precision)));
        Map<String, Object> aggs = new TreeMap<>();
        aggs.put("total", Map.of("filter", chosen.filter("", ""), "aggs", works));
        FACETS.forEach((facet, size) -> {
            Map<String, Object> terms = Map.of(
                    "terms", Map.of("field", facet, "size", size, "collect_mode", "breadth_first"), "aggs", works);
            aggs.put(facet, Map.of("filter", chosen.filter("", facet), "aggs", Map.of("options", terms)));
        });
        aggs.put(
                "price",
                Map.of("filter", chosen.filter("", "price"), "aggs", Map.of("options", ranges("price", works))));
        Map<String, Object> request = new TreeMap<>();
        request.put("query", query(chosen));
        request.put("post_filter", chosen.filter("", ""));
        request.put("collapse", Map.of("field", "work_id"));
        request.put("sort", List.of(Map.of("_score", "desc"), Map.of("price", "asc")));
        request.put("size", 20);
        request.put("track_total_hits", false);
        request.put("aggs", aggs);
        return request;
    }

    private Map<String, Object> nestedRequest(Chosen chosen) {
        Map<String, Object> works = Map.of("works", Map.of("reverse_nested", Map.of()));
        Map<String, Object> aggs = new TreeMap<>();
        aggs.put("total", within(chosen, "", works));
        FACETS.forEach((facet, size) -> {
            Map<String, Object> terms = Map.of(
                    "terms",
                    Map.of("field", "editions." + facet, "size", size, "collect_mode", "breadth_first"),
                    "aggs",
                    works);
            aggs.put(facet, within(chosen, facet, Map.of("options", terms)));
        });
        aggs.put("price", within(chosen, "price", Map.of("options", ranges("editions.price", works))));
        Map<String, Object> any = chosen.filter("editions.", "");
        Map<String, Object> request = new TreeMap<>();
        request.put("query", query(chosen));
        request.put(
                "post_filter",
                Map.of("nested", Map.of("path", "editions", "query", any, "inner_hits", Map.of("size", 1))));
        Map<String, Object> cheapest =
                Map.of("order", "asc", "mode", "min", "nested", Map.of("path", "editions", "filter", any));
        request.put("sort", List.of(Map.of("_score", "desc"), Map.of("editions.price", cheapest)));
        request.put("size", 20);
        request.put("track_total_hits", false);
        request.put("aggs", aggs);
        return request;
    }

    private static Map<String, Object> within(Chosen chosen, String except, Map<String, Object> counts) {
        Map<String, Object> those = Map.of("filter", chosen.filter("editions.", except), "aggs", counts);
        return Map.of("nested", Map.of("path", "editions"), "aggs", Map.of("those", those));
    }

    private static Map<String, Object> ranges(String field, Map<String, Object> counts) {
        List<Object> filters = new ArrayList<>();
        for (int[] range : PRICES) {
            filters.add(Map.of("range", Map.of(field, Map.of("gte", range[0], "lte", range[1]))));
        }
        return Map.of("filters", Map.of("filters", filters), "aggs", counts);
    }

    private static Map<String, Object> query(Chosen chosen) {
        return chosen.text() ? Map.of("match", Map.of("title", "common")) : Map.of("match_all", Map.of());
    }

    private static List<Map<String, Object>> flat(SpikeCatalogue catalogue, Set<Integer> shared) {
        return catalogue.editions().stream()
                .map(edition -> {
                    Map<String, Object> document = edition.fields();
                    document.put("title", title(edition));
                    document.put("work_id", "work " + edition.work());
                    if (shared.contains(edition.work())) {
                        document.put("work_key", "work " + edition.work());
                        document.put("work_number", WorkNumbers.indexed(edition.work() + 1));
                    }
                    return document;
                })
                .toList();
    }

    private static List<Map<String, Object>> nested(SpikeCatalogue catalogue) {
        return catalogue.editions().stream()
                .collect(Collectors.groupingBy(Edition::work, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(editions -> Map.<String, Object>of(
                        "title",
                        title(editions.getFirst()),
                        "editions",
                        editions.stream().map(Edition::fields).toList()))
                .toList();
    }

    private static String title(Edition edition) {
        return (edition.common() ? "common " : "") + "title " + edition.work();
    }

    private static Map<String, Object> flatMapping() {
        Map<String, Object> fields = facetFields();
        fields.put("title", Map.of("type", "text"));
        fields.put("work_id", Map.of("type", "keyword"));
        fields.put("work_key", Map.of("type", "keyword"));
        fields.put("work_number", Map.of("type", "long"));
        return fields;
    }

    private static Map<String, Object> nestedMapping() {
        return Map.of(
                "title", Map.of("type", "text"), "editions", Map.of("type", "nested", "properties", facetFields()));
    }

    private static Map<String, Object> facetFields() {
        Map<String, Object> fields = new TreeMap<>();
        FACETS.keySet().forEach(facet -> fields.put(facet, Map.of("type", "keyword")));
        fields.put("price", Map.of("type", "long"));
        fields.put("rating", Map.of("type", "float"));
        fields.put("in_stock", Map.of("type", "boolean"));
        return fields;
    }

    private void load(String index, Map<String, Object> mapping, List<Map<String, Object>> documents) throws Exception {
        Map<String, Object> definition = Map.of(
                "settings", Map.of("number_of_shards", 1, "number_of_replicas", 0),
                "mappings", Map.of("dynamic", "strict", "properties", mapping));
        send("PUT", "/" + index, JSON.writeValueAsString(definition));
        for (int start = 0; start < documents.size(); start += 2_000) {
            StringBuilder bulk = new StringBuilder();
            for (var document : documents.subList(start, Math.min(documents.size(), start + 2_000))) {
                bulk.append("{\"index\":{}}\n")
                        .append(JSON.writeValueAsString(document))
                        .append('\n');
            }
            post("/" + index + "/_bulk", bulk.toString());
        }
        post("/" + index + "/_forcemerge?max_num_segments=5", "");
        JsonNode size = send("GET", "/" + index + "/_stats/store", "");
        log.info(
                "{}: {} documents, {} KB",
                index,
                documents.size(),
                size.path("_all")
                                .path("total")
                                .path("store")
                                .path("size_in_bytes")
                                .asLong()
                        / 1024);
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
