package io.bookstore.catalog.category;

import io.bookstore.platform.json.LenientJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Finds the shelves that the words of another catalogue mean, by {@code catalog/category-names.json}. */
@Component
public class ShelfNames {

    private static final ClassPathResource FILE = new ClassPathResource("catalog/category-names.json");

    private final Categories categories;
    private final Mapping mapping;

    ShelfNames(Categories categories, LenientJson json) throws IOException {
        this.categories = categories;
        try (InputStream file = FILE.getInputStream()) {
            this.mapping = json.mapper().readValue(file, Mapping.class);
        }
    }

    /** What is known now; to be asked for once for each file. */
    public Lookup lookup() {
        List<Categories.Placed> placed = categories.placed();
        Map<String, List<String>> slugs = new HashMap<>();
        mapping.names().forEach((name, shelves) -> slugs.put(key(name), shelves));
        placed.forEach(each -> slugs.putIfAbsent(key(each.name()), List.of(each.slug())));
        placed.forEach(each -> slugs.put(key(each.slug()), List.of(each.slug())));
        return new Lookup(slugs, placed);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    record Mapping(Map<String, List<String>> names) {}

    /** The shelves at one moment. */
    public static final class Lookup {

        private final Map<String, List<String>> slugsOfName;
        private final Map<String, Categories.Placed> bySlug = new HashMap<>();

        Lookup(Map<String, List<String>> slugsOfName, List<Categories.Placed> placed) {
            this.slugsOfName = slugsOfName;
            placed.forEach(each -> bySlug.put(each.slug(), each));
        }

        /** Shelves for these names, and for the codes among these subjects. */
        public Found find(Collection<String> names, Collection<Coded> subjects) {
            Set<String> slugs = new LinkedHashSet<>();
            int unknown = 0;
            for (String name : names) {
                List<String> meant = slugsOfName.getOrDefault(key(name), List.of());
                unknown += meant.isEmpty() ? 1 : 0;
                slugs.addAll(meant);
            }
            subjects.forEach(subject -> SubjectCodes.known().shelves(subject).stream()
                    .filter(this::has)
                    .forEach(slugs::add));
            return new Found(lowest(slugs), unknown);
        }

        /** Without the shelves above another one that is named too: a novel of horror stands under horror only. */
        private List<String> lowest(Set<String> slugs) {
            return slugs.stream()
                    .filter(slug -> slugs.stream().noneMatch(other -> isAbove(slug, other)))
                    .toList();
        }

        public UUID id(String slug) {
            Categories.Placed placed = bySlug.get(slug);
            if (placed == null) {
                throw new IllegalArgumentException("no category " + slug);
            }
            return placed.id();
        }

        public boolean has(String slug) {
            return bySlug.containsKey(slug);
        }

        private boolean isAbove(String slug, String other) {
            Categories.Placed placed = bySlug.get(other);
            return placed != null && !slug.equals(other) && placed.path().contains(slug);
        }
    }

    /** A code of the scheme {@code bisac} or {@code thema}. */
    public record Coded(String scheme, String code) {}

    /** @param unknown how many names no shelf was found for */
    public record Found(List<String> slugs, int unknown) {}
}
