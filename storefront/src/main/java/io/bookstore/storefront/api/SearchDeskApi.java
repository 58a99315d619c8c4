package io.bookstore.storefront.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** What staff see of search and change about it. */
public interface SearchDeskApi {

    /** Words for which nothing was found. */
    record ZeroResult(
            String query,
            long searches,
            @Nullable Instant lastAt,
            @Nullable String stage) {}

    record Synonyms(List<String> rules, @Nullable Long version) {
        public Synonyms {
            rules = Book.unlessNull(rules);
        }
    }

    record Pin(String query, List<String> bookIds) {
        public Pin {
            bookIds = Book.unlessNull(bookIds);
        }
    }

    record Pins(List<Pin> pins, @Nullable Long version) {
        public Pins {
            pins = Book.unlessNull(pins);
        }
    }

    record Redirect(String query, String url) {}

    record Redirects(List<Redirect> redirects, @Nullable Long version) {
        public Redirects {
            redirects = Book.unlessNull(redirects);
        }
    }

    record Rules(List<String> rules) {}

    record PinList(List<Pin> pins) {}

    record RedirectList(List<Redirect> redirects) {}

    @GetExchange("/v1/admin/search/zero-results")
    Listing<ZeroResult> zeroResults(
            OnBehalf who, @RequestParam int days, @RequestParam int limit, @RequestParam long offset);

    @GetExchange("/v1/admin/search/synonyms")
    Synonyms synonyms(OnBehalf who);

    @PutExchange("/v1/admin/search/synonyms")
    void putSynonyms(
            OnBehalf who,
            @RequestHeader(name = "If-Match", required = false) @Nullable String etag,
            @RequestBody Rules rules);

    @GetExchange("/v1/admin/search/pins")
    Pins pins(OnBehalf who);

    @PutExchange("/v1/admin/search/pins")
    void putPins(
            OnBehalf who,
            @RequestHeader(name = "If-Match", required = false) @Nullable String etag,
            @RequestBody PinList pins);

    @GetExchange("/v1/admin/search/redirects")
    Redirects redirects(OnBehalf who);

    @PutExchange("/v1/admin/search/redirects")
    void putRedirects(
            OnBehalf who,
            @RequestHeader(name = "If-Match", required = false) @Nullable String etag,
            @RequestBody RedirectList redirects);

    @GetExchange("/v1/admin/search/explain")
    JsonNode explain(OnBehalf who, @RequestParam String q, @RequestParam(name = "book_id") String bookId);

    @GetExchange("/v1/admin/search/status")
    JsonNode status(OnBehalf who);

    /** @param action {@code reindex} or {@code sweep} */
    @PostExchange("/v1/admin/search/{action}")
    void start(OnBehalf who, @PathVariable String action);
}
