package io.bookstore.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import java.io.IOException;
import java.time.Duration;

/** The two ways to the server: quick for shoppers, patient for the writer of the index. */
public final class Elasticsearch {

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;

    private final ElasticsearchClient quick;
    private final ElasticsearchClient patient;
    private final Breaker breaker;
    private final Duration searchTimeout;

    Elasticsearch(ElasticsearchClient quick, ElasticsearchClient patient, Breaker breaker, Duration searchTimeout) {
        this.quick = quick;
        this.patient = patient;
        this.breaker = breaker;
        this.searchTimeout = searchTimeout;
    }

    /** How long the server may work on a search: it gives up a little before its caller does. */
    public String timeLimit() {
        return searchTimeout.toMillis() * 9 / 10 + "ms";
    }

    /** @throws SearchUnavailable when there is no answer in time, or none can be given now */
    public <T> T ask(Question<T> question) {
        return breaker.guard(() -> call(quick, question));
    }

    /** As {@link #ask}, with the time-out of writes and always: who writes, waits and tries again. */
    public <T> T tell(Question<T> question) {
        return call(patient, question);
    }

    private static <T> T call(ElasticsearchClient client, Question<T> question) {
        try {
            return question.put(client);
        } catch (ElasticsearchException refused) {
            // 404: the index is not there yet, or not there now; anything else below 500 is a mistake of ours
            if (refused.status() >= 500 || refused.status() == TOO_MANY_REQUESTS || refused.status() == NOT_FOUND) {
                throw new SearchUnavailable(refused);
            }
            throw refused;
        } catch (TransportException unreadable) {
            if (unreadable.statusCode() == OK) {
                throw new IllegalStateException("An answer of Elasticsearch is not as expected", unreadable);
            }
            throw new SearchUnavailable(unreadable);
        } catch (IOException unreachable) {
            throw new SearchUnavailable(unreachable);
        }
    }

    /** One request. */
    @FunctionalInterface
    public interface Question<T> {
        T put(ElasticsearchClient client) throws IOException;
    }
}
