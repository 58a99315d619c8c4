package io.bookstore.cartorder.eventwatch;

import io.bookstore.platform.http.ServiceClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks all services that read events, at once; those that do not answer are named, and hold nobody up. */
@Component
class Consumers implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Consumers.class);

    private final Map<String, RestClient> clients;
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("event-watch-", 0).factory());

    Consumers(ServiceClients services, EventWatchSettings settings) {
        this.clients = settings.consumers().stream()
                .collect(Collectors.toMap(
                        Function.identity(), service -> services.to(service, settings.answerWithin())));
    }

    /**
     * What all answered.
     *
     * @param silent the services that did not
     */
    record Gathered<T>(Map<String, T> answers, List<String> silent) {}

    record Standing(
            String subscription,
            String producer,
            @Nullable Long position,
            @Nullable Long head,
            @Nullable Long lag,
            long parked,
            boolean beingRead) {}

    record Standings(List<Standing> data) {}

    record Parked(
            UUID id,
            String subscription,
            UUID eventId,
            String type,
            String aggregateType,
            UUID aggregateId,
            long version,
            Instant at,
            String reason,
            int attempts,
            Instant parkedAt) {}

    record ParkedList(List<Parked> data, long total) {}

    record Retried(int applied) {}

    /** How trying a parked event again ended at one service. */
    sealed interface Retry {

        record Applied(int events) implements Retry {}

        record FailsAgain() implements Retry {}

        record NotHere() implements Retry {}
    }

    Gathered<Standings> standings() {
        return gather((service, client) ->
                client.get().uri("/internal/subscriptions").retrieve().body(Standings.class));
    }

    Gathered<ParkedList> parked(@Nullable String after, long limit) {
        return gather((service, client) -> client.get()
                .uri(uri -> {
                    uri.path("/internal/parked-events").queryParam("limit", limit);
                    return after == null
                            ? uri.build()
                            : uri.queryParam("after", "{after}").build(after);
                })
                .retrieve()
                .body(ParkedList.class));
    }

    Gathered<Retry> retry(UUID id) {
        return gather((service, client) -> retry(client, id));
    }

    private static Retry retry(RestClient client, UUID id) {
        try {
            Retried retried = client.post()
                    .uri("/internal/parked-events/{id}/retry", id)
                    .retrieve()
                    .body(Retried.class);
            return retried == null ? new Retry.NotHere() : new Retry.Applied(retried.applied());
        } catch (HttpClientErrorException.NotFound notHere) {
            return new Retry.NotHere();
        } catch (HttpClientErrorException.Conflict again) {
            return new Retry.FailsAgain();
        }
    }

    private <T> Gathered<T> gather(BiFunction<String, RestClient, @Nullable T> question) {
        Map<String, Future<Optional<T>>> asked = new TreeMap<>();
        clients.forEach((service, client) -> asked.put(service, callers.submit(() -> ask(service, client, question))));
        Map<String, T> answers = new TreeMap<>();
        List<String> silent = new ArrayList<>();
        asked.forEach((service, answer) -> {
            Optional<T> given = awaited(answer);
            given.ifPresent(known -> answers.put(service, known));
            if (given.isEmpty()) {
                silent.add(service);
            }
        });
        return new Gathered<>(answers, silent.stream().sorted().toList());
    }

    private static <T> Optional<T> ask(
            String service, RestClient client, BiFunction<String, RestClient, @Nullable T> question) {
        try {
            return Optional.ofNullable(question.apply(service, client));
        } catch (RestClientException noAnswer) {
            log.warn("{} does not say how far its subscriptions are", service, noAnswer);
            return Optional.empty();
        }
    }

    /** The clients' own time-outs bound the wait. */
    private static <T> Optional<T> awaited(Future<Optional<T>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    @Override
    public void destroy() {
        callers.close();
    }
}
