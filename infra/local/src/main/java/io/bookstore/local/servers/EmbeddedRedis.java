package io.bookstore.local.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** Redis 6.2 on 127.0.0.1 with a password and its append-only file on. */
public final class EmbeddedRedis implements LocalServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final BookstoreHome home;
    private final RedisSettings settings;
    private volatile @Nullable ServerProcess process;

    public EmbeddedRedis(BookstoreHome home, RedisSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public String url() {
        return "redis://:" + settings.password() + "@127.0.0.1:" + settings.port();
    }

    @Override
    public synchronized void start() {
        if (isRunning()) return;
        var program = program();
        var user = prepareFolder(program);
        new LoopbackPort(settings.port()).requireFree(name());
        var command = List.of(program.toString(), config().toString());
        var plan = new ServerProcess.Plan(
                name(), command, Map.of("LC_ALL", "C", "TZ", "UTC"), settings.folder(), settings.log(), "TERM");
        var started = ServerProcess.start(plan, user);
        process = started;
        started.awaitReady(START_LIMIT, this::answers);
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

    private Path program() {
        var machine = OsArchitecture.detectOSandArchitecture();
        var resource = ExecutableProvider.newProvidedVersionsMap().get(machine);
        if (resource == null) throw new ServerNotStarted("There is no embedded Redis for this machine; set REDIS_URL.");
        var folder = home.resolve(resource.substring(1));
        ServerFolder.createOnce(folder, target -> {
            var file = target.resolve("redis-server");
            try (var in = ExecutableProvider.class.getResourceAsStream(resource)) {
                if (in == null)
                    throw new IOException("no Redis for this machine: " + resource + " is not on the class path");
                Files.copy(in, file);
            }
            if (!file.toFile().setExecutable(true, false)) throw new IOException("cannot make " + file + " executable");
        });
        return folder.resolve("redis-server");
    }

    private ServerUser prepareFolder(Path program) {
        try {
            Files.createDirectories(settings.folder());
            Files.writeString(config(), configText());
        } catch (IOException e) {
            throw new ServerNotStarted("Cannot prepare the Redis folder " + settings.folder() + " (" + e + ").", e);
        }
        var user = ServerUser.whoReaches(settings.folder(), program);
        user.own(settings.folder());
        return user;
    }

    private Path config() {
        return settings.folder().resolve("redis.conf");
    }

    private String configText() {
        return """
                bind 127.0.0.1
                port %d
                dir %s
                requirepass %s
                appendonly yes
                appendfsync %s
                save ""
                daemonize no
                tcp-keepalive 60
                """.formatted(settings.port(), settings.folder(), settings.password(), settings.appendFsync());
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 500);
            socket.setSoTimeout(1_000);
            var request = "AUTH " + settings.password() + "\r\nPING\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(in.readLine()) && "+PONG".equals(in.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
