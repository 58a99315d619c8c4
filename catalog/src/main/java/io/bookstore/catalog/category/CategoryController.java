package io.bookstore.catalog.category;

import io.bookstore.catalog.category.Categories.Counted;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    @GetMapping("/v1/categories")
    ResponseEntity<TreeView> tree() {
        List<Counted> all = categories.counted();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(new TreeView(below(null, all), all.size()));
    }

    private static List<CategoryView> below(@Nullable UUID parent, List<Counted> all) {
        return all.stream()
                .filter(each -> Objects.equals(each.parentId(), parent))
                .map(each -> new CategoryView(each.id(), each.slug(), each.name(), each.count(), below(each.id(), all)))
                .toList();
    }

    /** @param total number of categories on all levels */
    record TreeView(List<CategoryView> data, int total) {}

    /** @param count active books here and below */
    record CategoryView(UUID id, String slug, String name, long count, List<CategoryView> children) {}
}
