package io.bookstore.local.servers;

import java.nio.file.Path;

/**
 * How an embedded Elasticsearch runs.
 *
 * @param folder keeps the indexes between starts
 * @param quickStart starts in two thirds of the time and answers slower under load: for tests
 */
public record ElasticsearchSettings(Path folder, int port, int heapMegabytes, boolean quickStart, Path log) {

    public static final int USUAL_HEAP = 512;
}
