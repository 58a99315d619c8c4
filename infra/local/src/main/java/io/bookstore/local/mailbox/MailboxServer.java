package io.bookstore.local.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Serves the mails on 127.0.0.1: {@code /}, {@code /messages/<id>}, {@code /messages/<id>/html}, {@code /api/messages}. */
final class MailboxServer {

    private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d{1,18})(/html)?");
    private static final Set<String> OUR_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'";
    /** A mail may show itself and open links in a new tab, and nothing else: no script, no form, no picture from outside. */
    static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final HttpServer http;
    private final ReceivedMails mails;
    private final MailboxPages pages;

    private MailboxServer(HttpServer http, ReceivedMails mails, MailboxPages pages) {
        this.http = http;
        this.mails = mails;
        this.pages = pages;
    }

    static MailboxServer start(int port, ReceivedMails mails, MailboxPages pages) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var server = new MailboxServer(http, mails, pages);
        http.createContext("/", server::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return server;
    }

    int port() {
        return http.getAddress().getPort();
    }

    void stop() {
        http.stop(0);
    }

    private record Messages(List<ReceivedMail> messages) {}

    /** Written straight to the client: all mails at once as one text would fill a small heap. */
    @FunctionalInterface
    private interface Body {
        void writeTo(OutputStream out) throws IOException;

        static Body of(String text) {
            return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Answer(int status, String contentType, String policy, Body body) {
        static Answer page(int status, String body) {
            return new Answer(status, "text/html; charset=utf-8", PAGE_POLICY, Body.of(body));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.contentType());
            headers.set("Content-Security-Policy", answer.policy());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            var head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : 0);
            if (!head) answer.body().writeTo(exchange.getResponseBody());
        }
    }

    private Answer answer(HttpExchange exchange) {
        if (!isOurHost(exchange.getRequestHeaders().getFirst("Host"))) {
            return Answer.page(
                    403, pages.message("Not for this address", "Open this page as http://localhost:" + port() + "/."));
        }
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Answer.page(405, pages.message("Only for reading", "This page only shows mails."));
        }
        var path = exchange.getRequestURI().getPath();
        return switch (path) {
            case "/" -> Answer.page(200, pages.list(mails.newestFirst()));
            case "/mailbox.css" -> new Answer(200, "text/css; charset=utf-8", PAGE_POLICY, Body.of(pages.style()));
            case "/api/messages" -> api(exchange.getRequestURI().getRawQuery());
            default -> message(path);
        };
    }

    private Answer message(String path) {
        var asked = MESSAGE.matcher(path);
        if (!asked.matches()) return missing();
        var mail = mails.find(Long.parseLong(asked.group(1)));
        if (asked.group(2) == null) return found(mail, it -> Answer.page(200, pages.mail(it)));
        return found(
                mail.filter(it -> it.html() != null),
                it -> new Answer(200, "text/html; charset=utf-8", MAIL_POLICY, Body.of(pages.html(it))));
    }

    private Answer found(Optional<ReceivedMail> mail, Function<ReceivedMail, Answer> answer) {
        return mail.map(answer).orElseGet(this::missing);
    }

    private Answer missing() {
        return Answer.page(
                404,
                pages.message(
                        "Not here",
                        "There is no such mail; only the latest " + ReceivedMails.MOST_MAILS + " are kept."));
    }

    private Answer api(@Nullable String query) {
        var to = parameters(query).get("to");
        var wanted = mails.newestFirst().stream()
                .filter(mail -> to == null || mail.to().stream().anyMatch(to::equalsIgnoreCase))
                .toList();
        return new Answer(200, "application/json", PAGE_POLICY, out -> JSON.writeValue(out, new Messages(wanted)));
    }

    /** A page elsewhere may point a name of its own at 127.0.0.1 to read what lies here. */
    private static boolean isOurHost(@Nullable String host) {
        return host != null && OUR_HOSTS.contains(host.replaceFirst(":\\d+$", ""));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        if (query == null) return Map.of();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (first, second) -> second));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
