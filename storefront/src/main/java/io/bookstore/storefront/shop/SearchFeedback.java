package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.api.SearchApi.Happened;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Tells search which hits were opened and bought, so that it ranks better. No page waits for it, and none fails by it. */
@Component
public final class SearchFeedback {

    private static final Logger log = LoggerFactory.getLogger(SearchFeedback.class);
    private static final Pattern QUERY_ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int UNDER_WAY = 32;

    private final SearchApi search;
    private final Semaphore room = new Semaphore(UNDER_WAY);

    SearchFeedback(SearchApi search) {
        this.search = search;
    }

    public static boolean isQueryId(@Nullable String text) {
        return text != null && QUERY_ID.matcher(text).matches();
    }

    public void opened(@Nullable String queryId, String bookId, OnBehalf who) {
        tell(queryId, bookId, "click", who);
    }

    public void putIntoCart(@Nullable String queryId, String bookId, OnBehalf who) {
        tell(queryId, bookId, "cart", who);
    }

    /** While search is slow, events are dropped rather than piled up. */
    private void tell(@Nullable String queryId, String bookId, String kind, OnBehalf who) {
        if (queryId == null || !isQueryId(queryId) || !room.tryAcquire()) return;
        Happened event = new Happened(queryId, bookId, kind);
        Thread.ofVirtual().name("search-feedback").start(() -> {
            try {
                search.happened(who, event);
            } catch (ApiProblem | ApiDown | RestClientException e) {
                log.debug("search was not told of a {}: {}", kind, e.getMessage());
            } finally {
                room.release();
            }
        });
    }
}
