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

    private final Programs programs;
    private final BookstoreHome home;
    private final Ports ports;
    private final Options options;
    private final Map<String, String> environment;
    private final Wiring wiring;
    private final String password;

    Topology(Path repository, BookstoreHome home, Map<String, String> environment, Options options, Wiring wiring) {
        this.programs = new Programs(repository, environment);
        this.home = home;
        this.environment = environment;
        this.ports = new Ports(environment);
        this.options = options;
        this.wiring = wiring;
        this.password = LocalPassword.of(home);
    }

    EmbeddedPostgres postgres() {
        return postgres(ports.of("postgres", POSTGRES));
    }

    private EmbeddedPostgres postgres(int port) {
        List<String> databases = SERVICES.stream()
                .flatMap(service -> java.util.stream.Stream.ofNullable(service.database()))
                .toList();
        return new EmbeddedPostgres(
                home,
                new PostgresSettings(
                        home.resolve("postgres"), port, password, Durability.DURABLE, databases, log("postgres")));
    }

    EmbeddedRedis redis() {
        return redis(ports.of("redis", REDIS));
    }

    private EmbeddedRedis redis(int port) {
        return new EmbeddedRedis(
                home, new RedisSettings(home.resolve("redis"), port, password, "everysec", log("redis")));
    }

    EmbeddedElasticsearch elasticsearch() {
        return elasticsearch(ports.of("elasticsearch", ELASTICSEARCH));
    }

    private EmbeddedElasticsearch elasticsearch(int port) {
        return new EmbeddedElasticsearch(
                home,
                new ElasticsearchSettings(
                        home.resolve("elasticsearch"),
                        port,
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
                        programs.jar(192, "infra/psp-simulator", "psp-simulator"),
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
                                LOOPBACK + wiring.port("psp-simulator", "gateway", gatewayPort())
                                        + "/v1/webhooks/stripe",
                                "PSP_DATA",
                                home.resolve("psp-simulator").toString()),
                        log("psp-simulator"),
                        null),
                new ProcessPlan(
                        "mailbox",
                        "mailbox",
                        mailbox,
                        LOOPBACK + mailbox + "/api/messages",
                        programs.ownClass(48, "io.bookstore.local.mailbox.Mailbox"),
                        Map.of("MAILBOX_PORT", Integer.toString(mailbox), "MAIL_PORT", Integer.toString(smtp())),
                        log("mailbox"),
                        null));
    }

    /** Every process of every service that is wanted. */
    List<ProcessPlan> services() {
        List<ProcessPlan> plans = new ArrayList<>();
        if (options.onlyServers()) {
            return plans;
        }
        for (Service service : SERVICES) {
            if (!options.without().contains(service.name())) {
                for (int number = 1; number <= options.replicasOf(service.name()); number++) {
                    plans.add(plan(service, number));
                }
            }
        }
        return plans;
    }

    /** What a service that the developer starts by hand must have in its environment. */
    Map<String, String> environmentOf(Service service) {
        Map<String, String> all = new TreeMap<>(sharedEnvironment(service.name()));
        all.keySet().removeAll(environment.keySet());
        all.putAll(own(service, service.name(), ports.of(service.name(), service.port()), managementPort(service, 1)));
        return all;
    }

    String gatewayUrl() {
        return LOOPBACK + gatewayPort();
    }

    String simulatorUrl() {
        return LOOPBACK + ports.of("psp", SIMULATOR);
    }

    String password() {
        return password;
    }

    private int gatewayPort() {
        return ports.of("gateway", 8080);
    }

    String mailboxUrl() {
        return LOOPBACK + ports.of("mailbox", MAILBOX);
    }

    private ProcessPlan plan(Service service, int number) {
        int port = port(service, number);
        int management = managementPort(service, number);
        String name = name(service, number);
        Map<String, String> variables = new HashMap<>(sharedEnvironment(name));
        variables.putAll(own(service, name, port, management));
        variables.putAll(wiring.environment(name));
        return new ProcessPlan(
                name,
                service.name(),
                port,
                LOOPBACK + management + "/actuator/health/readiness",
                programs.jar(service.heapMegabytes(), service.name(), service.name()),
                variables,
                log(name),
                programs.learnt(service.name(), service.name()));
    }

    private Map<String, String> own(Service service, String process, int port, int management) {
        String prefix = Ports.variable(service.name());
        Map<String, String> own = new HashMap<>();
        own.put(prefix + "_PORT", Integer.toString(port));
        own.put(prefix + "_MANAGEMENT_PORT", Integer.toString(management));
        if (service.database() != null) {
            own.put(
                    prefix + "_DB_URL",
                    postgres(wiring.port(process, "postgres", ports.of("postgres", POSTGRES)))
                            .url(service.database()));
            own.put(prefix + "_DB_USER", service.database());
            own.put(prefix + "_DB_PASSWORD", password);
        }
        return own;
    }

    private Map<String, String> sharedEnvironment(String process) {
        Map<String, String> shared = new HashMap<>(environment);
        shared.put("SPRING_PROFILES_ACTIVE", environment.getOrDefault("SPRING_PROFILES_ACTIVE", "local"));
        shared.put(
                "REDIS_URL",
                redis(wiring.port(process, "redis", ports.of("redis", REDIS))).url());
        shared.put(
                "ELASTICSEARCH_URL",
                elasticsearch(wiring.port(process, "elasticsearch", ports.of("elasticsearch", ELASTICSEARCH)))
                        .url());
        shared.put("STRIPE_API_BASE", LOOPBACK + wiring.port(process, "psp-simulator", ports.of("psp", SIMULATOR)));
        shared.put("STRIPE_JS_URL", "http://localhost:" + ports.of("psp", SIMULATOR) + "/v3/");
        shared.put("MAIL_HOST", "127.0.0.1");
        shared.put("MAIL_PORT", Integer.toString(wiring.port(process, "mail", smtp())));
        shared.putIfAbsent("CATALOG_IMAGE_FOLDER", home.resolve("images").toString());
        shared.putIfAbsent("CART_ORDER_EBOOK_FOLDER", home.resolve("ebooks").toString());
        shared.putIfAbsent("CATALOG_IMPORT_SPOOL", home.resolve("imports").toString());
        shared.put("BOOKSTORE_PUBLIC_URL", "http://localhost:" + gatewayPort());
        for (Service service : SERVICES) {
            String urls = IntStream.rangeClosed(1, options.replicasOf(service.name()))
                    .mapToObj(number -> LOOPBACK + wiring.port(process, name(service, number), port(service, number)))
                    .collect(Collectors.joining(","));
            shared.put(Ports.variable(service.name()) + "_URL", urls);
        }
        shared.put(
                "BOOKSTORE_JWKS_URI",
                LOOPBACK + wiring.port(process, "identity", ports.of("identity", 8101)) + "/.well-known/jwks.json");
        return shared;
    }

    private static String name(Service service, int number) {
        return number == 1 ? service.name() : service.name() + "-" + number;
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

    /** Makes ready what {@link #doubles} and {@link #services} start. */
    void unpackJars() {
        programs.unpack("infra/psp-simulator", "psp-simulator");
        if (!options.onlyServers()) {
            SERVICES.parallelStream()
                    .filter(service -> !options.without().contains(service.name()))
                    .forEach(service -> programs.unpack(service.name(), service.name()));
        }
    }

    private Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }
}
