package io.bookstore.storefront.shopper;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** While the session store is away, shoppers are served as guests instead of being turned away; the browser keeps its session. */
final class BrowsableSessions<S extends Session> implements SessionRepository<S> {

    private static final Logger log = LoggerFactory.getLogger(BrowsableSessions.class);

    private final SessionRepository<S> store;

    BrowsableSessions(SessionRepository<S> store) {
        this.store = store;
    }

    @Override
    public S createSession() {
        return store.createSession();
    }

    @Override
    public void save(S session) {
        store.save(session);
    }

    @Override
    public @Nullable S findById(String id) {
        try {
            return store.findById(id);
        } catch (DataAccessException e) {
            log.warn("the session store does not answer; serving the shopper as a guest", e);
            return null;
        }
    }

    @Override
    public void deleteById(String id) {
        store.deleteById(id);
    }
}
