package io.bookstore.platform.testing;

import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.servers.Durability;
import io.bookstore.local.servers.ElasticsearchSettings;
import io.bookstore.local.servers.EmbeddedElasticsearch;
import io.bookstore.local.servers.EmbeddedPostgres;
import io.bookstore.local.servers.EmbeddedRedis;
import io.bookstore.local.servers.LocalServer;
import io.bookstore.local.servers.LoopbackPort;
import io.bookstore.local.servers.PostgresSettings;
import io.bookstore.local.servers.RedisSettings;
import io.bookstore.local.servers.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The embedded servers of this JVM, each started when it is first asked for. */
final class TestServers {

    static final String PASSWORD = UUID.randomUUID().toString();

    private final List<LocalServer> started = new ArrayList<>();
    private @Nullable BookstoreHome home;
    private @Nullable RunFolder folder;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedRedis redis;
    private @Nullable EmbeddedElasticsearch elasticsearch;

    synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            var settings = new PostgresSettings(
                    folder("postgres"), port(), PASSWORD, Durability.FAST, List.of(), log("postgres"));
            postgres = start(new EmbeddedPostgres(home(), settings));
        }
        return postgres;
    }

    synchronized EmbeddedRedis redis() {
        if (redis == null) {
            var settings = new RedisSettings(folder("redis"), port(), PASSWORD, "no", log("redis"));
            redis = start(new EmbeddedRedis(home(), settings));
        }
        return redis;
    }

    synchronized EmbeddedElasticsearch elasticsearch() {
        if (elasticsearch == null) {
            var settings = new ElasticsearchSettings(folder("elasticsearch"), port(), 320, true, log("elasticsearch"));
            elasticsearch = start(new EmbeddedElasticsearch(home(), settings));
        }
        return elasticsearch;
    }

    private <S extends LocalServer> S start(S server) {
        server.start();
        started.add(server);
        return server;
    }

    private synchronized void stop() {
        started.forEach(LocalServer::stop);
        if (folder != null) folder.delete();
    }

    private BookstoreHome home() {
        if (home == null) home = BookstoreHome.find();
        return home;
    }

    private Path folder(String server) {
        if (folder == null) {
            folder = RunFolder.create(home());
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-servers-stop"));
        }
        return folder.path().resolve(server);
    }

    private Path log(String server) {
        return folder(server + ".log");
    }

    private static int port() {
        return LoopbackPort.free().number();
    }
}
