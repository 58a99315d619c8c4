package io.bookstore.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.gateway.EdgeFixture;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeCacheIntegrationTests extends EdgeFixture {

    private final String id = UUID.randomUUID().toString();
    private final String book = "/v1/books/" + id;

    @BeforeEach
    void settle() {
        CATALOG.work = UUID.randomUUID().toString();
        Await.until("kept answers", () -> {
            get(book);
            return cache(get(book)).equals("hit");
        });
    }

    @AfterEach
    void heal() {
        CATALOG.status = 200;
        CATALOG.delayMillis = 0;
        CATALOG.cacheControl = "no-cache, public";
    }

    @Test
    void answersManyReadersFromOneFetch() {
        int asked = CATALOG.asked.get();
        HttpResponse<String> first = get(book);
        assertThat(cache(first)).isEqualTo("hit");
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(get(book).body()).isEqualTo(first.body());
        assertThat(CATALOG.asked.get()).isEqualTo(asked);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get(book, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get(book, "If-None-Match", "W/\"x\", W/" + etag).statusCode())
                .isEqualTo(304);
        assertThat(get(book, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void fetchesOnceForACrowd() {
        CATALOG.delayMillis = 300;
        int asked = CATALOG.asked.get();
        String other = "/v1/books/" + UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> crowd = java.util.stream.IntStream.range(0, 30)
                    .mapToObj(
                            i -> CompletableFuture.supplyAsync(() -> get(other).body(), threads))
                    .toList();
            assertThat(crowd.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(CATALOG.asked.get()).isEqualTo(asked + 1);
    }

    @Test
    void seesAnEditAsSoonAsItsEventIsHere() {
        String before = get(book).body();
        CATALOG.tell("book-changed", id, "{\"id\":\"" + id + "\",\"work_id\":\"" + CATALOG.work + "\"}");
        Await.until("the new page", () -> !get(book).body().equals(before));
    }

    @Test
    void goesOnListeningAfterAnEventThatItCannotUnderstand() {
        CATALOG.tell("stock-changed", id, "{}");
        String before = get(book).body();
        Await.until("all is asked for anew", () -> !get(book).body().equals(before));
        String then = get(book).body();
        CATALOG.tell("book-changed", id, "{\"id\":\"" + id + "\",\"work_id\":\"" + CATALOG.work + "\"}");
        Await.until("the new page", () -> !get(book).body().equals(then));
    }

    @Test
    void seesAnEditOfAnotherEdition() {
        String before = get(book).body();
        CATALOG.tell("book-changed", UUID.randomUUID().toString(), "{\"work_id\":\"" + CATALOG.work + "\"}");
        Await.until("the new page", () -> !get(book).body().equals(before));
    }

    @Test
    void whoEditsReadsTheEditAtOnce() {
        String before = get(book).body();
        send("PUT", book, "Authorization", TestTokens.staff(), "Content-Type", "application/json");
        assertThat(get(book).body()).isNotEqualTo(before);
    }

    @Test
    void keepsNothingPersonal() {
        String token = TestTokens.customer(UUID.randomUUID());
        assertThat(cache(get(book, "Authorization", token))).isEqualTo("none");
        assertThat(cache(get(book, "Cart-Token", "x"))).isEqualTo("none");
        assertThat(cache(get(book, "Order-Token", "x"))).isEqualTo("none");
        CATALOG.cacheControl = "no-store";
        String secret = "/v1/books/" + UUID.randomUUID();
        assertThat(get(secret).body()).isNotEqualTo(get(secret).body());
        assertThat(cache(get("/v1/cart"))).isEqualTo("none");
    }

    @Test
    void isNotPoisoned() {
        String fresh = "/v1/books/" + UUID.randomUUID();
        get(
                fresh,
                "X-Forwarded-Host",
                "evil.test",
                "X-Original-URL",
                "/v1/me",
                "Cookie",
                "SESSION=canary",
                "X-Http-Method-Override",
                "DELETE",
                "Accept-Language",
                "xx",
                "User-Agent",
                "canary");
        assertThat(CATALOG.lastHeaders).doesNotContain("evil.test", "canary", "/v1/me", "DELETE", "xx");
        int asked = CATALOG.asked.get();
        for (String odd : List.of(fresh + "?utm=1", fresh + "?", fresh + "/", "/v1/books/%30" + fresh.substring(11))) {
            assertThat(cache(get(odd))).as(odd).isIn("none", "hit", "miss");
        }
        assertThat(CATALOG.asked.get()).isGreaterThan(asked);
        assertThat(cache(get(fresh + "?utm=1"))).isEqualTo("none");
        assertThat(cache(get("/v1/books?limit=5&offset=0"))).isEqualTo("miss");
        assertThat(cache(get("/v1/books?offset=0&limit=5"))).isEqualTo("hit");
        assertThat(cache(get("/v1/books?limit=5&offset=0&limit=6"))).isEqualTo("miss");
    }

    @Test
    void givesWhatItHasWhileTheCatalogueIsAway() {
        String before = get(book).body();
        CATALOG.status = 503;
        Await.until("the life to end", () -> cache(get(book)).equals("stale"));
        assertThat(get(book).body()).isEqualTo(before);
        assertThat(get("/v1/books/" + UUID.randomUUID()).statusCode()).isEqualTo(503);
    }

    @Test
    void warmsUp() {
        String wanted = UUID.randomUUID().toString();
        HttpResponse<String> answer = post("{\"book_ids\":[\"" + wanted + "\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"warmed\":1,\"unknown\":[],\"failed\":[]}");
        assertThat(cache(get("/v1/books/" + wanted))).isEqualTo("hit");
        CATALOG.status = 404;
        String unknown = UUID.randomUUID().toString();
        assertThat(post("{\"book_ids\":[\"" + unknown + "\"]}").body()).contains("\"unknown\":[\"" + unknown + "\"]");
        for (String bad : List.of("{}", "{\"book_ids\":[]}", "{\"book_ids\":[null]}", "{\"book_ids\":[\"x\"]}")) {
            assertThat(post(bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(send("POST", "/v1/admin/cache/warmup").statusCode()).isEqualTo(401);
        assertThat(get("/v1/admin/cache", "Authorization", TestTokens.staff()).body())
                .contains("\"entries\":");
    }

    private HttpResponse<String> post(String body) {
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(
                                            java.net.URI.create("http://127.0.0.1:" + port + "/v1/admin/cache/warmup"))
                                    .header("Authorization", TestTokens.staff())
                                    .header("Content-Type", "application/json")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String cache(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Cache").orElse("none");
    }
}
