package io.bookstore.catalog;

import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole service on a real PostgreSQL, one for all tests of this JVM: each test makes its own rows. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookstore.feed.enabled=false",
            "catalog.import.at-once=4",
            "catalog.import.max-unpacked=16MB",
            "catalog.import.resume-every=1h",
            "catalog.import.spool=target/imports",
            "catalog.image.folder=target/images"
        })
@ActiveProfiles("test")
@Import(CountedStatements.class)
public abstract class CatalogUnderTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    protected Api guest;
    protected Api staff;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        TestServices.register(registry, "catalog");
        TestTokens.register(registry);
    }

    @BeforeEach
    void clients() {
        guest = new Api("http://127.0.0.1:" + port, null);
        staff = guest.as(TestTokens.staff());
    }

    /** A body that is enough to make a book; no two are alike. */
    protected static Map<String, Object> book(String title) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title + " " + mark());
        body.put("authors", List.of("Author " + mark()));
        body.put("description", "What it is about.");
        body.put("price_cents", 1299);
        return body;
    }

    protected static String mark() {
        return UUID.randomUUID().toString().substring(0, 12);
    }

    /** Makes a book and answers it. */
    protected JsonNode created(Map<String, Object> body) {
        return staff.post("/v1/books", body).expect(201).json();
    }

    protected static String randomIsbn() {
        long serial = Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 1_000_000_000L);
        String twelve = "979%09d".formatted(serial);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
