package io.bookstore.search.elasticsearch;

/** Elasticsearch gives no answer now: asking again later may help. */
public final class SearchUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SearchUnavailable(Throwable cause) {
        super("Elasticsearch does not answer: " + cause, cause);
    }
}
