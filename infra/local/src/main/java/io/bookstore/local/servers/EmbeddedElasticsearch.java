package io.bookstore.local.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Elasticsearch node on 127.0.0.1, without security, with our analysis plugin. */
public final class EmbeddedElasticsearch implements LocalServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedElasticsearch.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final BookstoreHome home;
    private final ElasticsearchSettings settings;
    private volatile @Nullable ServerProcess process;

    public EmbeddedElasticsearch(BookstoreHome home, ElasticsearchSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + settings.port();
    }

    @Override
    public synchronized void start() {
        if (isRunning()) return;
        var program = ElasticsearchDistribution.unpackedIn(home);
        var user = prepareFolder(program);
        new LoopbackPort(settings.port()).requireFree(name());
        var started = ServerProcess.start(plan(program), user);
        process = started;
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            started.awaitReady(START_LIMIT, () -> answers(http));
        }
        log.info("{} answers on port {} (pid {})", name(), settings.port(), started.pid());
    }

    @Override
    public boolean isRunning() {
        return pid() >= 0;
    }

    @Override
    public long pid() {
        ServerProcess now = process;
        return now != null && now.isAlive() ? now.pid() : -1;
    }

    @Override
    public synchronized void stop() {
        if (process == null) return;
        process.stop(STOP_LIMIT);
        process = null;
    }

    private ServerProcess.Plan plan(Path program) {
        var environment = Map.of(
                "ES_JAVA_HOME",
                System.getProperty("java.home"),
                "ES_PATH_CONF",
                folder("config").toString(),
                "ES_TMPDIR",
                folder("tmp").toString(),
                // the launcher is a second, idle JVM beside the server
                "CLI_JAVA_OPTS",
                "-Xmx24m -XX:TieredStopAtLevel=1",
                "LC_ALL",
                "C",
                "TZ",
                "UTC");
        var command = List.of(program.resolve("bin/elasticsearch").toString());
        return new ServerProcess.Plan(name(), command, environment, settings.folder(), settings.log(), "TERM");
    }

    private ServerUser prepareFolder(Path program) {
        try {
            for (var name : List.of("config", "data", "logs", "tmp")) Files.createDirectories(folder(name));
            Files.writeString(folder("config").resolve("elasticsearch.yml"), configText());
            Files.writeString(folder("config").resolve("jvm.options"), jvmOptions());
            try (var in = getClass().getResourceAsStream("elasticsearch-log4j2.properties")) {
                Files.copy(in, folder("config").resolve("log4j2.properties"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ServerNotStarted(
                    "Cannot prepare the Elasticsearch folder " + settings.folder() + " (" + e + ").", e);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var user = ServerUser.whoReaches(settings.folder(), program.resolve("bin/elasticsearch"), java);
        user.own(settings.folder());
        return user;
    }

    private Path folder(String name) {
        return settings.folder().resolve(name);
    }

    private String configText() {
        // the serial collector leaves garbage until the small heap is nearly full: taken for memory in use, it would
        // make searches fail
        return """
                cluster.name: bookstore
                node.name: local
                path.data: "%s"
                path.logs: "%s"
                network.host: 127.0.0.1
                http.port: %d
                transport.port: 0
                discovery.type: single-node
                xpack.security.enabled: false
                cluster.routing.allocation.disk.threshold_enabled: false
                indices.breaker.total.use_real_memory: false
                action.destructive_requires_name: true
                """.formatted(folder("data"), folder("logs"), settings.port());
    }

    private String jvmOptions() {
        var quick = settings.quickStart() ? "-XX:TieredStopAtLevel=1\n" : "";
        // one or two cores and a small heap: the serial collector is the smallest
        return """
                -Xms%1$dm
                -Xmx%1$dm
                -XX:+UseSerialGC
                -XX:-AlwaysPreTouch
                --add-modules=jdk.incubator.vector
                -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
                -Djava.io.tmpdir=${ES_TMPDIR}
                -XX:+ExitOnOutOfMemoryError
                -XX:ErrorFile=%2$s/hs_err_pid%%p.log
                %3$s""".formatted(settings.heapMegabytes(), folder("logs"), quick);
    }

    private boolean answers(HttpClient http) {
        var request = HttpRequest.newBuilder(URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerNotStarted("Interrupted while waiting for " + name(), e);
        }
    }
}
