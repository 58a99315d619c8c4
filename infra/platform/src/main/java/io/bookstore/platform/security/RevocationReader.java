package io.bookstore.platform.security;

import io.bookstore.platform.http.ServiceClients;
import io.bookstore.platform.outbox.FeedPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Learns of ended sessions from identity: what is still of interest at the start, then by long poll of its feed. While
 * identity is away the list stays as it is, and tokens end by themselves within minutes.
 */
final class RevocationReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RevocationReader.class);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(4);
    private static final int LIMIT = 500;

    private final RestClient identity;
    private final RevokedSessions sessions;
    private volatile @Nullable Thread reader;
    private long position = -1;
    private boolean away;

    RevocationReader(ServiceClients clients, RevokedSessions sessions) {
        this.identity = clients.to("identity", ANSWER);
        this.sessions = sessions;
    }

    record Revocation(String sessionId, Instant endedAt) {}

    record Revocations(List<Revocation> data) {}

    record Ended(@Nullable List<String> sessionIds) {}

    record Event(
            long position,
            String type,
            Instant at,
            @Nullable Ended payload) {}

    record Events(List<Event> events, long next) {}

    @Override
    public void start() {
        reader = Thread.ofVirtual().name("revocations").start(this::read);
    }

    private void read() {
        Duration rest = FIRST_REST;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                readOnce();
                rest = FIRST_REST;
                tell(null);
            } catch (RuntimeException failure) {
                tell(failure);
                if (!slept(rest)) {
                    return;
                }
                rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
            }
        }
    }

    /** One long poll, or the whole list when we do not know where we are. */
    void readOnce() {
        if (position < 0) {
            takeAll();
            return;
        }
        try {
            Events news = Objects.requireNonNull(identity.get()
                    .uri("/internal/events?after={after}&limit={limit}&wait={wait}", position, LIMIT, WAIT.toMillis())
                    .retrieve()
                    .body(Events.class));
            news.events().forEach(this::apply);
            position = news.next();
        } catch (HttpClientErrorException.Gone reset) {
            position = -1;
        }
        sessions.forgetOld();
    }

    private void takeAll() {
        ResponseEntity<Revocations> answer =
                identity.get().uri("/internal/revocations").retrieve().toEntity(Revocations.class);
        String at = answer.getHeaders().getFirst(FeedPosition.HEADER);
        Revocations all = answer.getBody();
        if (at == null || !at.matches("\\d{1,18}") || all == null) {
            throw new RestClientException("the list of revocations says not where it stands");
        }
        all.data().forEach(ended -> sessions.add(ended.sessionId(), ended.endedAt()));
        position = Long.parseLong(at);
    }

    private void apply(Event event) {
        Ended ended = event.payload();
        if (event.type().equals("sessions-revoked") && ended != null && ended.sessionIds() != null) {
            ended.sessionIds().forEach(session -> sessions.add(session, event.at()));
        }
    }

    /** Once when identity goes away, once when it is back. */
    private void tell(@Nullable RuntimeException failure) {
        if (failure != null && !away) {
            log.warn("ended sessions are not known at once: {}", failure.toString());
        } else if (failure == null && away) {
            log.info("ended sessions are known again");
        }
        away = failure != null;
    }

    private static boolean slept(Duration rest) {
        try {
            Thread.sleep(rest);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        Thread running = reader;
        reader = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }
}
