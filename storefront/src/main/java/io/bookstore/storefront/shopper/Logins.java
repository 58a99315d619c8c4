package io.bookstore.storefront.shopper;

import io.bookstore.platform.json.LenientJson;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Keeps the {@link Login} of a session, as JSON, so that a new version of the shop reads what an older one wrote. */
@Component
final class Logins {

    private static final String LOGIN = "login";

    private final SessionRepository<? extends Session> sessions;
    private final LenientJson json;

    Logins(SessionRepository<? extends Session> sessions, LenientJson json) {
        this.sessions = sessions;
        this.json = json;
    }

    Optional<Login> in(@Nullable HttpSession session) {
        return session == null ? Optional.empty() : read(session.getAttribute(LOGIN));
    }

    /** What the store holds now, whatever this request has seen before. */
    Optional<Login> stored(HttpSession session) {
        Session stored = sessions.findById(session.getId());
        return stored == null ? Optional.empty() : read(stored.getAttribute(LOGIN));
    }

    void put(HttpSession session, Login login) {
        session.setAttribute(LOGIN, json.mapper().writeValueAsString(login));
    }

    /** Writes through at once: other requests of this session must not use the old refresh token. */
    void store(HttpSession session, Login login) {
        put(session, login);
        store(sessions, session.getId(), json.mapper().writeValueAsString(login));
    }

    void remove(HttpSession session) {
        session.removeAttribute(LOGIN);
    }

    private Optional<Login> read(@Nullable Object value) {
        return value instanceof String text
                ? Optional.of(json.mapper().readValue(text, Login.class))
                : Optional.empty();
    }

    private static <S extends Session> void store(SessionRepository<S> sessions, String id, String login) {
        S session = sessions.findById(id);
        if (session == null) return;
        session.setAttribute(LOGIN, login);
        sessions.save(session);
    }
}
