package io.bookstore.platform.feed;

import io.bookstore.platform.http.ServiceClients;
import io.bookstore.platform.outbox.FeedPosition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Reads a feed and a snapshot over HTTP. */
final class HttpProducer implements Producer {

    private final RestClient client;

    /** @param longestWait of a long poll; an answer may take a little longer */
    HttpProducer(ServiceClients clients, String service, Duration longestWait) {
        this.client = clients.to(service, longestWait.plusSeconds(3));
    }

    @Override
    public Events events(long after, int limit, Duration wait) {
        try {
            ResponseEntity<EventsBody> answer = client.get()
                    .uri("/internal/events?after={after}&limit={limit}&wait={wait}", after, limit, wait.toMillis())
                    .retrieve()
                    .toEntity(EventsBody.class);
            EventsBody body = present(answer.getBody());
            return new Events(body.events(), position(answer).orElse(body.next()));
        } catch (HttpClientErrorException.Gone gone) {
            GoneBody body = gone.getResponseBodyAs(GoneBody.class);
            throw new PositionGone(present(body).resumeAfter());
        }
    }

    @Override
    public Rows rows(String path, @Nullable String afterId, int limit) {
        ResponseEntity<RowsBody> answer = client.get()
                .uri(uri -> {
                    uri.path(path).queryParam("limit", limit);
                    return afterId == null
                            ? uri.build()
                            : uri.queryParam("after", "{after}").build(afterId);
                })
                .retrieve()
                .toEntity(RowsBody.class);
        return new Rows(present(answer.getBody()).data(), position(answer).orElse(null));
    }

    private static Optional<Long> position(ResponseEntity<?> answer) {
        String position = answer.getHeaders().getFirst(FeedPosition.HEADER);
        try {
            return Optional.ofNullable(position).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw new RestClientException(FeedPosition.HEADER + " is not a number", e);
        }
    }

    private static <T> T present(@Nullable T body) {
        if (body == null) {
            throw new RestClientException("the answer has no body");
        }
        return body;
    }

    record EventsBody(List<DeliveredEvent> events, long next) {
        EventsBody {
            Objects.requireNonNull(events, "events");
        }
    }

    record RowsBody(List<JsonNode> data) {
        RowsBody {
            Objects.requireNonNull(data, "data");
        }
    }

    record GoneBody(long resumeAfter) {}
}
