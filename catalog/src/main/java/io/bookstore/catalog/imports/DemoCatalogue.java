package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.imports.StartImport.NewImport;
import io.bookstore.platform.ids.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
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
    private final Spool spool;
    private final StartImport startImport;

    DemoCatalogue(JdbcClient jdbc, Spool spool, StartImport startImport) {
        this.jdbc = jdbc;
        this.spool = spool;
        this.startImport = startImport;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        boolean filled = jdbc.sql("select exists (select from book)")
                .query(Boolean.class)
                .single();
        if (!filled) {
            Actor shop = new Actor(null, null, null);
            UUID id = Ids.next();
            try (InputStream file = new ClassPathResource("demo/books.jsonl").getInputStream()) {
                startImport.start(id, spool.receive(id, file), new NewImport(ImportFormat.JSONL, false, null), shop);
            }
        }
    }
}
