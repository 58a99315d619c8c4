package io.bookstore.search.bench;

import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.servers.ElasticsearchSettings;
import io.bookstore.local.servers.EmbeddedElasticsearch;
import io.bookstore.local.servers.LoopbackPort;
import io.bookstore.local.servers.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server as {@code ./bookstore up} starts it, and not as quick to start and as slow to answer as that of the tests. */
final class BenchElasticsearch {

    private static final BenchElasticsearch SHARED = new BenchElasticsearch();

    private final String url;

    private BenchElasticsearch() {
        BookstoreHome home = BookstoreHome.find();
        Path folder = home.resolve("bench")
                .resolve(Long.toString(ProcessHandle.current().pid()));
        EmbeddedElasticsearch server = new EmbeddedElasticsearch(
                home,
                new ElasticsearchSettings(
                        made(folder).resolve("elasticsearch"),
                        LoopbackPort.free().number(),
                        ElasticsearchSettings.USUAL_HEAP,
                        false,
                        folder.resolve("elasticsearch.log")));
        server.start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.stop();
                            new RunFolder(folder).delete();
                        },
                        "bench-elasticsearch-stop"));
        url = server.url();
    }

    static String url() {
        return SHARED.url;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
