package io.bookstore.platform.testing;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The real PostgreSQL, Redis and Elasticsearch of this test JVM. Each is taken from the environment when its URL is there,
 * else started on first use and stopped, with its data deleted, when the JVM ends.
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void servers(DynamicPropertyRegistry registry) {
 *     TestServices.register(registry, "inventory");
 * }
 * }</pre>
 */
public final class TestServices {

    private static final TestPostgres POSTGRES = new TestPostgres(System.getenv());
    private static final TestServers SERVERS = new TestServers();

    private TestServices() {}

    /** Sets the data source of Spring Boot to a database of this JVM, made on first use. */
    public static void register(DynamicPropertyRegistry registry, String database) {
        registry.add("spring.datasource.url", () -> postgres(database));
        registry.add("spring.datasource.username", TestServices::postgresUser);
        registry.add("spring.datasource.password", TestServices::postgresPassword);
    }

    /** Sets the Redis connection of Spring Boot. */
    public static void registerRedis(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.url", TestServices::redisUrl);
    }

    /** The JDBC URL of the database of that name, empty when this JVM asks for it first. */
    public static String postgres(String database) {
        return POSTGRES.database(database, SERVERS);
    }

    public static String postgresUser() {
        return POSTGRES.user();
    }

    public static String postgresPassword() {
        return POSTGRES.password();
    }

    /** With its password in it, as Spring's {@code spring.data.redis.url} takes it. */
    public static String redisUrl() {
        var given = System.getenv("REDIS_URL");
        return given != null ? given : SERVERS.redis().url();
    }

    public static String elasticsearchUrl() {
        var given = System.getenv("ELASTICSEARCH_URL");
        return given != null ? given : SERVERS.elasticsearch().url();
    }
}
