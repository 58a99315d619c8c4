package io.bookstore.psp;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's webhook endpoint, which takes or refuses as told and remembers what came. */
final class Shop implements AutoCloseable {

    static final String SECRET = "whsec_for_the_tests";

    private final HttpServer server;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();

    record Hook(String body, String signature, int answered, Instant at) {

        /** Throws unless the signature is good. */
        Event event() throws SignatureVerificationException {
            return Webhook.constructEvent(body, signature, SECRET);
        }

        long signedAt() {
            return Long.parseLong(signature.substring(2, signature.indexOf(',')));
        }

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        String type() {
            return json().path("type").asString();
        }

        String about() {
            return json().at("/data/object/id").asString();
        }

        String id() {
            return json().path("id").asString();
        }
    }

    Shop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/webhooks/stripe", this::receive);
        server.start();
    }

    Map<String, Object> settings() {
        return Map.of(
                "psp.webhook.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/webhooks/stripe",
                "psp.webhook.secret",
                SECRET);
    }

    /** The next answers, in order; after them 200. */
    void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    List<Hook> about(String id) {
        return hooks.stream().filter(hook -> hook.about().equals(id)).toList();
    }

    List<Hook> all() {
        return hooks;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Integer next = answers.poll();
        int status = next == null ? 200 : next;
        hooks.add(new Hook(body, exchange.getRequestHeaders().getFirst("Stripe-Signature"), status, Instant.now()));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
