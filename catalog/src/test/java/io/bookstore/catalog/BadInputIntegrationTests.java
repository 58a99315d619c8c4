package io.bookstore.catalog;

import io.bookstore.platform.testing.BadInputContract;
import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookstore.feed.enabled=false",
            "catalog.import.at-once=4",
            "catalog.import.max-unpacked=10MB",
            "catalog.import.resume-every=1h",
            "catalog.import.spool=target/imports",
            "catalog.image.folder=target/images"
        })
@ActiveProfiles("test")
@Import(CountedStatements.class)
class BadInputIntegrationTests extends BadInputContract {

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        TestServices.register(registry, "catalog");
        TestTokens.register(registry);
    }

    @Override
    protected String service() {
        return "catalog";
    }
}
