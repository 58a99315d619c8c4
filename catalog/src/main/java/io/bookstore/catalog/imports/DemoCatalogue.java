package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills an empty catalogue with the demo books, in the background, so that a newcomer finds a shop and not a void. */
@Component
@Profile("local")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoCatalogue implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final StartImport startImport;

    DemoCatalogue(JdbcClient jdbc, StartImport startImport) {
        this.jdbc = jdbc;
        this.startImport = startImport;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean filled = jdbc.sql("select exists (select from book)")
                .query(Boolean.class)
                .single();
        if (!filled) {
            Actor shop = new Actor(null, null, null);
            ClassPathResource file = new ClassPathResource("demo/books.jsonl");
            startImport.start(file::getInputStream, ImportFormat.JSONL, false, shop, () -> {});
        }
    }
}
