package io.bookstore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With one running service and one database for all: each test looks for books of its own. */
public abstract class SearchIntegrationTest extends SearchServiceTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        servers(registry, "search");
    }

    @BeforeEach
    void anIndexIsThere() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (get("/v1/search?facets=none&size=1").status() != 200) {
            assertThat(System.nanoTime()).as("an index in time").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
