package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;

/**
 * Something that lifts a book by a fixed weight.
 *
 * @param field where the words stand
 * @param how they match there
 */
record Rank(String field, String how, float weight, Query reason) {

    private static final String BETWEEN = "|";

    /** @param named so that a hit tells which of its ranks it has */
    Query query(boolean named) {
        return Query.of(query -> query.constantScore(constant -> {
            constant.filter(reason).boost(weight);
            return named ? constant.queryName(name()) : constant;
        }));
    }

    String name() {
        return field + BETWEEN + how + BETWEEN + weight;
    }

    static Matched matched(String name) {
        String[] parts = name.split("\\" + BETWEEN);
        return new Matched(parts[0], parts[1], Double.parseDouble(parts[2]));
    }

    /** A rank that a book has. */
    record Matched(String field, String how, double weight) {}
}
