package io.bookstore.chaos.nemesis;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Makes Elasticsearch refuse to write, as it does itself when its disk is nearly full. */
record IndexBlocks(String url) {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    void close() throws IOException, InterruptedException {
        set("true");
    }

    void open() throws IOException, InterruptedException {
        set("null");
    }

    private void set(String value) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/_all/_settings"))
                    .timeout(LIMIT)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"index.blocks.read_only_allow_delete\":" + value + "}"))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Elasticsearch answered " + answer.statusCode() + ": " + answer.body());
            }
        }
    }
}
