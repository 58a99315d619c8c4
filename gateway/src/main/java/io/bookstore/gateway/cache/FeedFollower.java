package io.bookstore.gateway.cache;

import io.bookstore.platform.http.ServiceClients;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * Reads one producer's feed from where it stands now. It keeps no position: what happened while the gateway was away
 * concerns no answer that it has kept. While the feed cannot be read, answers are kept for a moment only.
 */
final class FeedFollower implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(FeedFollower.class);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofMillis(500);
    private static final String POSITION = "Feed-Position";
    private static final long UNKNOWN = -1;

    record Event(long position, String type, String aggregateId, JsonNode payload) {}

    record Events(List<Event> events, long next) {}

    record Gone(long resumeAfter) {}

    @FunctionalInterface
    interface Handler {
        void apply(String producer, Event event);
    }

    private final String producer;
    private final RestClient client;
    private final Handler handler;
    private final Generations generations;
    private volatile boolean stopped;
    private long position = UNKNOWN;

    FeedFollower(String producer, ServiceClients clients, Handler handler, Generations generations) {
        this.producer = producer;
        this.client = clients.to(producer, WAIT.plusSeconds(2));
        this.handler = handler;
        this.generations = generations;
    }

    @Override
    public void run() {
        generations.heard(producer, false);
        while (!stopped) {
            try {
                readOn();
            } catch (RestClientException away) {
                log.debug("the feed of {} cannot be read: {}", producer, away.toString());
                generations.heard(producer, false);
                pause();
            } catch (
                    RuntimeException
                            notUnderstood) { // this thread must outlive it: without it nothing kept would ever be old
                log.warn(
                        "an event of {} is not understood, all that is kept is asked for anew",
                        producer,
                        notUnderstood);
                generations.heard(producer, false);
                generations.touch(Wanted.EVERYTHING);
                position = UNKNOWN;
                pause();
            }
        }
    }

    void stop() {
        stopped = true;
    }

    private void readOn() {
        boolean first = position == UNKNOWN;
        try {
            ResponseEntity<Events> answer = client.get()
                    .uri(
                            "/internal/events?after={after}&limit={limit}&wait={wait}",
                            Math.max(position, 0),
                            first ? 1 : 500,
                            first ? 0 : WAIT.toMillis())
                    .retrieve()
                    .toEntity(Events.class);
            Events events = answer.getBody();
            if (events == null) {
                throw new RestClientException("an empty answer");
            }
            if (first) {
                generations.touch(Wanted.EVERYTHING); // what happened before is not known
                position = head(answer, events);
            } else {
                events.events().forEach(event -> handler.apply(producer, event));
                position = events.next();
            }
            generations.heard(producer, true);
        } catch (HttpClientErrorException.Gone gone) {
            generations.touch(Wanted.EVERYTHING);
            Gone body = gone.getResponseBodyAs(Gone.class);
            position = body == null ? UNKNOWN : body.resumeAfter();
        }
    }

    private static long head(ResponseEntity<Events> answer, Events events) {
        @Nullable String head = answer.getHeaders().getFirst(POSITION);
        try {
            return head == null ? events.next() : Long.parseLong(head);
        } catch (NumberFormatException e) {
            throw new RestClientException(POSITION + " is not a number", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
