package io.bookstore.local.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL on 127.0.0.1 with password authentication and one role per database. */
public final class EmbeddedPostgres implements LocalServer {

    public static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final BookstoreHome home;
    private final PostgresSettings settings;
    private final Path data;
    private volatile @Nullable ServerProcess process;

    public EmbeddedPostgres(BookstoreHome home, PostgresSettings settings) {
        this.home = home;
        this.settings = settings;
        this.data = settings.folder().resolve("data");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String url() {
        return url(SUPERUSER);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) return;
        var bin = PostgresBinaries.unpackedIn(home);
        var cluster = new PostgresCluster(settings, bin, data);
        var user = cluster.prepare();
        new LoopbackPort(settings.port()).requireFree(name());
        var started = ServerProcess.start(plan(bin), user);
        process = started;
        started.awaitReady(START_LIMIT, this::answers);
        try {
            verifyDurability();
            settings.databases().forEach(this::createDatabase);
        } catch (RuntimeException e) {
            stop();
            throw e;
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

    /** Makes the database and its role when they are missing; another database's role may not even connect to it. */
    public void createDatabase(String database) {
        PostgresSettings.requireName(database);
        try (var connection = connect()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", database)) {
                var password = settings.password().replace("'", "''");
                execute(connection, "create role " + database + " login password '" + password + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                execute(connection, "create database " + database + " owner " + database);
            }
            execute(connection, "revoke connect on database " + database + " from public");
        } catch (SQLException e) {
            throw new ServerNotStarted("Cannot create the database " + database + " (" + e.getMessage() + ").", e);
        }
    }

    String show(String setting) {
        try (var connection = connect();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new ServerNotStarted("Cannot read the setting " + setting + " (" + e.getMessage() + ").", e);
        }
    }

    private void verifyDurability() {
        if (settings.durability() == Durability.FAST) return;
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            var value = show(setting);
            if (!value.equals("on")) {
                throw new ServerNotStarted(
                        "PostgreSQL would lose money in a crash: " + setting + " is " + value + ", not on.");
            }
        }
    }

    private boolean answers() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                stop();
                throw new ServerNotStarted(
                        "PostgreSQL in " + data
                                + " has another password. Remove the folder, or give the password it was made with.",
                        e);
            }
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url(), properties);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ServerProcess.Plan plan(Path bin) {
        var command = new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", data.toString()));
        serverConfig().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var environment = Map.of("LC_ALL", "C", "TZ", "UTC");
        return new ServerProcess.Plan(name(), command, environment, data, settings.log(), "INT");
    }

    private Map<String, String> serverConfig() {
        var durable = settings.durability() == Durability.DURABLE;
        var config = new LinkedHashMap<String, String>();
        config.put("port", Integer.toString(settings.port()));
        config.put("listen_addresses", "127.0.0.1");
        config.put("unix_socket_directories", "");
        config.put("shared_buffers", "128MB");
        config.put("max_connections", "300");
        config.put("jit", "off");
        config.put("timezone", "UTC");
        config.put("log_timezone", "UTC");
        config.put("log_line_prefix", "%m [%p] %d ");
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            config.put(setting, durable ? "on" : "off");
        }
        if (!durable) {
            config.put("wal_level", "minimal");
            config.put("max_wal_senders", "0");
        }
        return config;
    }
}
