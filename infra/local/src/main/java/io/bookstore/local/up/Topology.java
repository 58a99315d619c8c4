package io.bookstore.local.up;

import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.servers.Durability;
import io.bookstore.local.servers.ElasticsearchSettings;
import io.bookstore.local.servers.EmbeddedElasticsearch;
import io.bookstore.local.servers.EmbeddedPostgres;
import io.bookstore.local.servers.EmbeddedRedis;
import io.bookstore.local.servers.PostgresSettings;
import io.bookstore.local.servers.RedisSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The whole shop on one page: which servers and processes there are and how they find each other. */
final class Topology {

    /**
     * @param database null for a process without one
     * @param heapMegabytes the largest Java heap
     */
    record Service(String name, int port, @Nullable String database, int heapMegabytes) {}

    static final List<Service> SERVICES = List.of(
            new Service("identity", 8101, "identity", 128),
            new Service("catalog", 8102, "catalog", 192),
            new Service("search", 8103, "search", 160),
            new Service("cart-order", 8104, "cart_order", 160),
            new Service("inventory", 8105, "inventory", 128),
            new Service("payment-shipping", 8106, "payment_shipping", 128),
            new Service("storefront", 8107, null, 160),
            new Service("gateway", 8080, null, 160));

    private static final int POSTGRES = 8140;
    private static final int REDIS = 8141;
    private static final int ELASTICSEARCH = 8142;
    private static final int SIMULATOR = 8120;
    private static final int MAILBOX = 8125;
    private static final int SMTP = 8126;
    private static final String LOOPBACK = "http://127.0.0.1:";

    private final Path repository;
    private final BookstoreHome home;
    private final Ports ports;
    private final Options options;
    private final Map<String, String> environment;
    private final String password;

    Topology(Path repository, BookstoreHome home, Map<String, String> environment, Options options) {
        this.repository = repository;
        this.home = home;
        this.environment = environment;
        this.ports = new Ports(environment);
        this.options = options;
        this.password = LocalPassword.of(home);
    }

    EmbeddedPostgres postgres() {
        List<String> databases = SERVICES.stream()
                .flatMap(service -> java.util.stream.Stream.ofNullable(service.database()))
                .toList();
        return new EmbeddedPostgres(
                home,
                new PostgresSettings(
                        home.resolve("postgres"),
                        ports.of("postgres", POSTGRES),
                        password,
                        Durability.DURABLE,
                        databases,
                        log("postgres")));
    }

    EmbeddedRedis redis() {
        return new EmbeddedRedis(
                home,
                new RedisSettings(home.resolve("redis"), ports.of("redis", REDIS), password, "everysec", log("redis")));
    }

    EmbeddedElasticsearch elasticsearch() {
        return new EmbeddedElasticsearch(
                home,
                new ElasticsearchSettings(
                        home.resolve("elasticsearch"),
                        ports.of("elasticsearch", ELASTICSEARCH),
                        ElasticsearchSettings.USUAL_HEAP,
                        false,
                        log("elasticsearch")));
    }

    /** The processes beside the services that stand in for other companies. */
    List<ProcessPlan> doubles() {
        int simulator = ports.of("psp", SIMULATOR);
        int mailbox = ports.of("mailbox", MAILBOX);
        return List.of(
                new ProcessPlan(
                        "psp-simulator",
                        "psp-simulator",
                        simulator,
                        LOOPBACK + simulator + "/health",
                        java(96, started("infra/psp-simulator", "psp-simulator")),
                        Map.of(
                                "PSP_PORT",
                                Integer.toString(simulator),
                                "PSP_API_KEY",
                                "sk_test_development_only",
                                "PSP_PUBLISHABLE_KEY",
                                "pk_test_development_only",
                                "PSP_WEBHOOK_SECRET",
                                "whsec_development_only",
                                "PSP_WEBHOOK_URL",
                                gatewayUrl() + "/v1/webhooks/stripe",
                                "PSP_DATA",
                                home.resolve("psp-simulator").toString()),
                        log("psp-simulator")),
                new ProcessPlan(
                        "mailbox",
                        "mailbox",
                        mailbox,
                        LOOPBACK + mailbox + "/api/messages",
                        java(
                                48,
                                List.of(
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "io.bookstore.local.mailbox.Mailbox")),
                        Map.of("MAILBOX_PORT", Integer.toString(mailbox), "MAIL_PORT", Integer.toString(smtp())),
                        log("mailbox")));
    }

    /** Every process of every service that is wanted. */
    List<ProcessPlan> services() {
        List<ProcessPlan> plans = new ArrayList<>();
        if (options.onlyServers()) {
            return plans;
        }
        Map<String, String> shared = sharedEnvironment();
        for (Service service : SERVICES) {
            if (!options.without().contains(service.name())) {
                for (int number = 1; number <= options.replicasOf(service.name()); number++) {
                    plans.add(plan(service, number, shared));
                }
            }
        }
        return plans;
    }

    /** What a service that the developer starts by hand must have in its environment. */
    Map<String, String> environmentOf(Service service) {
        Map<String, String> all = new TreeMap<>(sharedEnvironment());
        all.keySet().removeAll(environment.keySet());
        all.putAll(own(service, ports.of(service.name(), service.port()), managementPort(service, 1)));
        return all;
    }

    String gatewayUrl() {
        return LOOPBACK + ports.of("gateway", 8080);
    }

    String mailboxUrl() {
        return LOOPBACK + ports.of("mailbox", MAILBOX);
    }

    private ProcessPlan plan(Service service, int number, Map<String, String> shared) {
        int port = port(service, number);
        int management = managementPort(service, number);
        String name = number == 1 ? service.name() : service.name() + "-" + number;
        Map<String, String> variables = new HashMap<>(shared);
        variables.putAll(own(service, port, management));
        return new ProcessPlan(
                name,
                service.name(),
                port,
                LOOPBACK + management + "/actuator/health/readiness",
                java(service.heapMegabytes(), started(service.name(), service.name())),
                variables,
                log(name));
    }

    private Map<String, String> own(Service service, int port, int management) {
        String prefix = Ports.variable(service.name());
        Map<String, String> own = new HashMap<>();
        own.put(prefix + "_PORT", Integer.toString(port));
        own.put(prefix + "_MANAGEMENT_PORT", Integer.toString(management));
        if (service.database() != null) {
            own.put(prefix + "_DB_URL", postgres().url(service.database()));
            own.put(prefix + "_DB_USER", service.database());
            own.put(prefix + "_DB_PASSWORD", password);
        }
        return own;
    }

    private Map<String, String> sharedEnvironment() {
        Map<String, String> shared = new HashMap<>(environment);
        shared.put("SPRING_PROFILES_ACTIVE", environment.getOrDefault("SPRING_PROFILES_ACTIVE", "local"));
        shared.put("REDIS_URL", redis().url());
        shared.put("ELASTICSEARCH_URL", elasticsearch().url());
        shared.put("STRIPE_API_BASE", LOOPBACK + ports.of("psp", SIMULATOR));
        shared.put("STRIPE_JS_URL", "http://localhost:" + ports.of("psp", SIMULATOR) + "/v3/");
        shared.put("MAIL_HOST", "127.0.0.1");
        shared.put("MAIL_PORT", Integer.toString(smtp()));
        shared.putIfAbsent("CATALOG_IMAGE_FOLDER", home.resolve("images").toString());
        shared.putIfAbsent("CATALOG_IMPORT_SPOOL", home.resolve("imports").toString());
        shared.put("BOOKSTORE_PUBLIC_URL", "http://localhost:" + ports.of("gateway", 8080));
        for (Service service : SERVICES) {
            String urls = IntStream.rangeClosed(1, options.replicasOf(service.name()))
                    .mapToObj(number -> LOOPBACK + port(service, number))
                    .collect(Collectors.joining(","));
            shared.put(Ports.variable(service.name()) + "_URL", urls);
        }
        shared.put("BOOKSTORE_JWKS_URI", LOOPBACK + ports.of("identity", 8101) + "/.well-known/jwks.json");
        return shared;
    }

    private int port(Service service, int number) {
        return number == 1 ? ports.of(service.name(), service.port()) : ports.replica(service.port(), number);
    }

    private int managementPort(Service service, int number) {
        return number == 1
                ? ports.management(service.name(), service.port())
                : ports.replica(service.port(), number) + 100;
    }

    private int smtp() {
        return ports.of("mail", SMTP);
    }

    private List<String> java(int heapMegabytes, List<String> program) {
        List<String> command = new ArrayList<>(List.of(
                javaProgram().toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:TieredStopAtLevel=" + environment.getOrDefault("BOOKSTORE_JIT_LEVEL", "1"),
                "--enable-native-access=ALL-UNNAMED",
                // the JDK would silently send a POST twice whose answer was lost, behind stripe-java's back
                "-Dsun.net.http.retryPost=false",
                "-Dfile.encoding=UTF-8"));
        command.addAll(program);
        return command;
    }

    private List<String> started(String folder, String name) {
        return List.of("-jar", jar(folder, name).path().toString());
    }

    private UnpackedJar jar(String folder, String name) {
        return new UnpackedJar(repository.resolve(folder).resolve("target/bookstore-" + name + "-0.1.0-SNAPSHOT.jar"));
    }

    /** Makes ready what {@link #doubles} and {@link #services} start. */
    void unpackJars() {
        Path java = javaProgram();
        jar("infra/psp-simulator", "psp-simulator").refresh(java);
        if (!options.onlyServers()) {
            SERVICES.parallelStream()
                    .filter(service -> !options.without().contains(service.name()))
                    .forEach(service -> jar(service.name(), service.name()).refresh(java));
        }
    }

    private static Path javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }
}
