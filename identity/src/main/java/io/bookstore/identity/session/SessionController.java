package io.bookstore.identity.session;

import io.bookstore.platform.outbox.FeedPosition;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where an account is signed in. */
@RestController
class SessionController {

    private final Sessions sessions;
    private final EndSessions endSessions;
    private final FeedPosition position;

    SessionController(Sessions sessions, EndSessions endSessions, FeedPosition position) {
        this.sessions = sessions;
        this.endSessions = endSessions;
        this.position = position;
    }

    record SessionView(
            UUID id,
            @Nullable String device,
            boolean current,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt) {}

    record Revocations(List<Sessions.Ended> data) {}

    @GetMapping("/v1/me/sessions")
    ResponseEntity<Page<SessionView>> mine(PageQuery page, Caller caller, HttpServletRequest request) {
        UUID owner = caller.requireUser();
        List<Sessions.Session> rows = sessions.page(owner, page);
        Page<Sessions.Session> found = Page.of(rows, sessions.count(owner), page, Sessions::cursorOf);
        return new Page<>(
                        rows.stream().map(session -> view(session, caller)).toList(),
                        found.total(),
                        found.limit(),
                        found.offset(),
                        found.nextCursor())
                .answer(request);
    }

    @DeleteMapping("/v1/me/sessions/{id}")
    ResponseEntity<ProblemDetail> end(@PathVariable UUID id, Caller caller) {
        return endSessions.one(caller.requireUser(), id, "revoked")
                ? ResponseEntity.noContent().build()
                : ResponseEntity.of(Problems.notFound("You have no such session."))
                        .build();
    }

    /** All but the one that asks. */
    @DeleteMapping("/v1/me/sessions")
    ResponseEntity<Void> endOthers(Caller caller) {
        String session = caller.sessionId();
        endSessions.others(caller.requireUser(), session == null ? null : UUID.fromString(session), "revoked");
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/internal/revocations")
    ResponseEntity<Revocations> revocations() {
        long at = position.current();
        return ResponseEntity.ok()
                .header(FeedPosition.HEADER, Long.toString(at))
                .body(new Revocations(sessions.endedLately()));
    }

    private static SessionView view(Sessions.Session session, Caller caller) {
        return new SessionView(
                session.id(),
                session.device(),
                session.id().toString().equals(caller.sessionId()),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt());
    }
}
