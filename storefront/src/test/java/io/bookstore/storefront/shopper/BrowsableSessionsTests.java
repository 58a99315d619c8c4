package io.bookstore.storefront.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;

class BrowsableSessionsTests {

    private final BrowsableSessions<MapSession> sessions = new BrowsableSessions<>(new Down());

    @Test
    void servesShoppersAsGuestsWhileTheStoreIsAway() {
        assertThat(sessions.findById("any")).isNull();
    }

    @Test
    void doesNotPretendToHaveKeptSomething() {
        assertThatThrownBy(() -> sessions.save(new MapSession())).isInstanceOf(RedisConnectionFailureException.class);
    }

    private static final class Down implements SessionRepository<MapSession> {
        @Override
        public MapSession createSession() {
            return new MapSession();
        }

        @Override
        public void save(MapSession session) {
            throw new RedisConnectionFailureException("down");
        }

        @Override
        public MapSession findById(String id) {
            throw new RedisConnectionFailureException("down");
        }

        @Override
        public void deleteById(String id) {
            throw new RedisConnectionFailureException("down");
        }
    }
}
