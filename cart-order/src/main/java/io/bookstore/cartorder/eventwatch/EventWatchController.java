package io.bookstore.cartorder.eventwatch;

import io.bookstore.cartorder.eventwatch.Consumers.Gathered;
import io.bookstore.cartorder.eventwatch.Consumers.Parked;
import io.bookstore.cartorder.eventwatch.Consumers.ParkedList;
import io.bookstore.cartorder.eventwatch.Consumers.Retry;
import io.bookstore.cartorder.eventwatch.Consumers.Standing;
import io.bookstore.cartorder.eventwatch.Consumers.Standings;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/admin/events")
class EventWatchController {

    private static final int DEEPEST = 10_000;
    private static final Comparator<ParkedView> NEWEST = Comparator.comparing(ParkedView::parkedAt)
            .thenComparing(view -> view.id().toString()) // as PostgreSQL sorts them
            .reversed();

    private final Consumers consumers;

    EventWatchController(Consumers consumers) {
        this.consumers = consumers;
    }

    record StandingView(
            String service,
            String subscription,
            String producer,
            @Nullable Long position,
            @Nullable Long head,
            @Nullable Long lag,
            long parked,
            boolean beingRead) {}

    record ParkedView(
            UUID id,
            String service,
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

    /** @param unreachable services that did not answer: what they have is not part of the list */
    record Listed<T>(
            List<T> data,
            long total,
            int limit,
            long offset,
            @Nullable String nextCursor,
            List<String> unreachable) {}

    record RetryView(UUID id, String service, int applied) {}

    @GetMapping("/subscriptions")
    ResponseEntity<Listed<StandingView>> subscriptions(PageQuery query, HttpServletRequest request) {
        Gathered<Standings> gathered = consumers.standings();
        List<StandingView> all = gathered.answers().entrySet().stream()
                .flatMap(each -> each.getValue().data().stream().map(standing -> view(each.getKey(), standing)))
                .toList();
        String after =
                query.after() == null ? null : Cursors.decode(query.after(), 1).getFirst();
        List<StandingView> page = all.stream()
                .sorted(Comparator.comparing(StandingView::subscription))
                .filter(view -> after == null || view.subscription().compareTo(after) > 0)
                .skip(after == null ? query.offset() : 0)
                .limit(query.limit())
                .toList();
        return answer(
                Page.of(page, all.size(), query, view -> Cursors.encode(view.subscription())),
                gathered.silent(),
                request);
    }

    @GetMapping("/parked")
    ResponseEntity<Listed<ParkedView>> parked(PageQuery query, HttpServletRequest request) {
        checked(query.after());
        long offset = query.after() == null ? query.offset() : 0;
        Gathered<ParkedList> gathered = consumers.parked(query.after(), Math.min(DEEPEST, offset + query.limit()));
        List<ParkedView> page = gathered.answers().entrySet().stream()
                .flatMap(each -> each.getValue().data().stream().map(parked -> view(each.getKey(), parked)))
                .sorted(NEWEST)
                .skip(offset)
                .limit(query.limit())
                .toList();
        long total = gathered.answers().values().stream()
                .mapToLong(ParkedList::total)
                .sum();
        return answer(
                Page.of(page, total, query, view -> Cursors.encode(view.parkedAt(), view.id())),
                gathered.silent(),
                request);
    }

    /** The ids are unique across services, so all are asked; the one that has the event applies it. */
    @PostMapping("/parked/{id}/retry")
    RetryView retry(@PathVariable UUID id) {
        Gathered<Retry> gathered = consumers.retry(id);
        for (Map.Entry<String, Retry> each : gathered.answers().entrySet()) {
            switch (each.getValue()) {
                case Retry.Applied(int events) -> {
                    return new RetryView(id, each.getKey(), events);
                }
                case Retry.FailsAgain again ->
                    throw new ProblemException(Problems.of(
                            HttpStatus.CONFLICT,
                            "event-fails-again",
                            "The event could not be applied",
                            "It stays parked at " + each.getKey() + ", whose log says why."));
                case Retry.NotHere notHere -> {}
            }
        }
        throw new ProblemException(
                gathered.silent().isEmpty()
                        ? Problems.notFound("There is no such parked event.")
                        : Problems.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "busy",
                                "Not all services answer",
                                "No answer came from " + String.join(", ", gathered.silent()) + "."));
    }

    private static <T> ResponseEntity<Listed<T>> answer(
            Page<T> page, List<String> unreachable, HttpServletRequest request) {
        return ResponseEntity.ok()
                .headers(page.answer(request).getHeaders())
                .body(new Listed<>(
                        page.data(), page.total(), page.limit(), page.offset(), page.nextCursor(), unreachable));
    }

    private static void checked(@Nullable String cursor) {
        if (cursor != null) {
            List<String> values = Cursors.decode(cursor, 2);
            try {
                Instant.parse(values.getFirst());
                UUID.fromString(values.getLast());
            } catch (DateTimeException | IllegalArgumentException foreign) {
                throw Cursors.invalid();
            }
        }
    }

    private static StandingView view(String service, Standing standing) {
        return new StandingView(
                service,
                standing.subscription(),
                standing.producer(),
                standing.position(),
                standing.head(),
                standing.lag(),
                standing.parked(),
                standing.beingRead());
    }

    private static ParkedView view(String service, Parked parked) {
        return new ParkedView(
                parked.id(),
                service,
                parked.subscription(),
                parked.eventId(),
                parked.type(),
                parked.aggregateType(),
                parked.aggregateId(),
                parked.version(),
                parked.at(),
                parked.reason(),
                parked.attempts(),
                parked.parkedAt());
    }
}
