package io.bookstore.search.query;

import io.bookstore.search.elasticsearch.SearchUnavailable;
import java.time.Duration;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks a few questions before the first shopper does: the first ones are the slowest. */
@Component
class WarmUp implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final int QUESTIONS = 5;

    /** Nobody searches: such questions are not counted. */
    private static final @Nullable String WARMING = null;

    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SearchBooks books;
    private volatile boolean over;

    WarmUp(SearchBooks books) {
        this.books = books;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("search-warm-up").start(() -> {
            try {
                ask();
            } finally {
                over = true; // warm or not: shoppers are served, as well as it goes
            }
        });
    }

    /** The first questions to a cold Elasticsearch take long: no shopper should be the one to ask them. */
    @Override
    public Health health() {
        return over ? Health.up().build() : Health.outOfService().build();
    }

    private void ask() {
        SearchQuery question = new SearchQuery(
                "the first book",
                Selections.NONE,
                Sort.RELEVANCE,
                false,
                1,
                20,
                EnumSet.allOf(Facet.class),
                true,
                null);
        int answered = 0;
        for (int tries = 0; answered < QUESTIONS && tries < TRIES; tries++) {
            try {
                long took = books.search(question, WARMING).tookMs();
                answered++;
                log.debug("warming up: {} ms", took);
            } catch (SearchUnavailable notYet) {
                log.debug("warming up: {}", notYet.getMessage());
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
