package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Strangers at the gateway: those who never come to the point (row 6), and far too many at once (row 34). */
final class CrowdFaults {

    private static final String GATEWAY = "gateway";
    private static final int SLOW = 300;
    private static final int EAGER = 60;
    private static final Duration DRIP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<String> PAGES =
            List.of("/v1/books?limit=50", "/v1/search?q=hot&size=20", "/v1/search?q=storm", "/v1/books?limit=10");

    private CrowdFaults() {}

    static List<FaultKind> kinds() {
        return List.of(
                new FaultKind(
                        "crowd-slow",
                        List.of(6),
                        List.of(GATEWAY),
                        Span.SECONDS_4_TO_12,
                        (ground, target, random) ->
                                new Crowd(ground.shop().shop().url(), SLOW, CrowdFaults::dawdle)),
                new FaultKind(
                        "crowd-flood",
                        List.of(34),
                        List.of(GATEWAY),
                        Span.SECONDS_4_TO_12,
                        (ground, target, random) ->
                                new Crowd(ground.shop().shop().url(), EAGER, CrowdFaults::hurry)));
    }

    /** What one of them does until it is told to go. */
    private interface Stranger {
        void visit(URI gateway, int number) throws IOException, InterruptedException;
    }

    private static final class Crowd implements Fault {

        private final URI gateway;
        private final int size;
        private final Stranger stranger;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Crowd(String gateway, int size, Stranger stranger) {
            this.gateway = URI.create(gateway);
            this.size = size;
            this.stranger = stranger;
        }

        @Override
        public void begin() {
            for (int i = 0; i < size; i++) {
                int number = i;
                threads.execute(() -> comeAgain(number));
            }
        }

        private void comeAgain(int number) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    stranger.visit(gateway, number);
                } catch (IOException thrownOut) {
                    Thread.onSpinWait(); // and comes again
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void end() {
            threads.shutdownNow();
            threads.close();
        }
    }

    /** A header, or a body, one byte at a time. */
    private static void dawdle(URI gateway, int number) throws IOException, InterruptedException {
        String head = number % 2 == 0
                ? "GET /v1/books HTTP/1.1\r\nHost: shop\r\nX-Slow: "
                : "POST /v1/cart HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), (int) PATIENCE.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('a');
                Thread.sleep(DRIP);
            }
        }
    }

    /** One question after the other, without a pause. */
    private static void hurry(URI gateway, int number) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(number);
        List<Integer> answers = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            while (answers.size() < 200) {
                HttpRequest page = HttpRequest.newBuilder(gateway.resolve(PAGES.get(random.nextInt(PAGES.size()))))
                        .timeout(PATIENCE)
                        .build();
                answers.add(
                        http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode());
            }
        }
    }
}
