package io.bookstore.platform.security;

import io.bookstore.platform.testing.RawRequests;
import io.bookstore.platform.testing.TestTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What every service answers to requests that no client would send (corpus G). */
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=edge",
            "management.server.port=0",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ActiveProfiles("test")
class RawRequestsIntegrationTests {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatNoClientWouldSend() {
        return new RawRequests(port, "/v1/open", "/v1/things").tests();
    }
}
