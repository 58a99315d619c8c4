package io.bookstore.search.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A query and how good which book is for it.
 *
 * @param grades 1 to 3 by ISBN; empty for nonsense, of which nothing may be called an exact find
 */
record JudgedQuery(String kind, String query, Map<String, Integer> grades) {

    private static final int DEPTH = 10;

    static List<JudgedQuery> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(JudgedQuery.class.getResourceAsStream("/judged-queries.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new JudgedQuery(fields[0], fields[1], grades(fields[2])))
                    .toList();
        }
    }

    /** NDCG@10 of an answer; for nonsense whether it admits that nothing fits. */
    double gain(JsonNode answer) {
        if (grades.isEmpty()) {
            return answer.path("stage").asString().equals("exact") ? 0 : 1;
        }
        List<Integer> found = answer.path("hits")
                .valueStream()
                .map(hit -> grades.getOrDefault(hit.path("isbn13").asString(""), 0))
                .toList();
        List<Integer> ideal =
                grades.values().stream().sorted(Comparator.reverseOrder()).toList();
        return discounted(found) / discounted(ideal);
    }

    private static double discounted(List<Integer> grades) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, grades.size()); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }

    private static Map<String, Integer> grades(String list) {
        return Stream.of(list.split("\\|"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.split(":"))
                .collect(Collectors.toMap(entry -> entry[0], entry -> Integer.valueOf(entry[1])));
    }
}
