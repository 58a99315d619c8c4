package io.bookstore.catalog.category;

import io.bookstore.platform.json.LenientJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** Brings the shelves of {@code catalog/categories.json} at every start, before the service counts as ready. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SeedCategories implements ApplicationRunner {

    private static final ClassPathResource FILE = new ClassPathResource("catalog/categories.json");

    private final Categories categories;
    private final LenientJson json;
    private final TransactionTemplate transaction;

    SeedCategories(Categories categories, LenientJson json, TransactionTemplate transaction) {
        this.categories = categories;
        this.json = json;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<Seed> seeds = read();
        transaction.executeWithoutResult(status -> {
            for (int position = 0; position < seeds.size(); position++) {
                categories.save(seeds.get(position), position);
            }
        });
    }

    private List<Seed> read() throws IOException {
        try (InputStream file = FILE.getInputStream()) {
            List<Seed> seeds = json.mapper().readValue(file, new TypeReference<List<Seed>>() {});
            Set<String> seen = new HashSet<>();
            for (Seed seed : seeds) {
                if (!seen.add(seed.slug()) || (seed.parent() != null && !seen.contains(seed.parent()))) {
                    throw new IllegalStateException(
                            FILE.getPath() + ": " + seed.slug() + " stands twice or before its parent");
                }
            }
            return seeds;
        }
    }

    record Seed(String slug, String name, @Nullable String parent) {}
}
