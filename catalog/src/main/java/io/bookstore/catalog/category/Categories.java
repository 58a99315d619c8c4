package io.bookstore.catalog.category;

import io.bookstore.platform.ids.Ids;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shelves that there are. */
@Repository
public class Categories {

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these slugs that exist, by slug. */
    public Map<String, Category> bySlug(Collection<String> slugs) {
        if (slugs.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select id, slug, name from category where slug in (:slugs)")
                .param("slugs", slugs)
                .query(Category.class)
                .stream()
                .collect(Collectors.toMap(Category::slug, Function.identity()));
    }

    List<Placed> placed() {
        return jdbc.sql("select id, slug, name, path from category order by position")
                .query((row, number) -> new Placed(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("name"),
                        Arrays.asList((String[]) row.getArray("path").getArray())))
                .list();
    }

    /** Every shelf in the order of the seed, with the number of active books on it and below it. */
    List<Counted> counted() {
        return jdbc.sql("""
                        select category.id, category.slug, category.name, category.parent_id,
                            coalesce(filled.books, 0) as count
                        from category left join (
                            select above.id, count(distinct book.id) as books
                            from book
                            join book_category on book_category.book_id = book.id
                            join category below on below.id = book_category.category_id
                            join category above on above.slug = any(below.path)
                            where book.active
                            group by above.id
                        ) filled using (id)
                        order by category.position
                        """).query(Counted.class).list();
    }

    /** Writes a shelf of the seed over what is there; the parent comes before its children. */
    void save(SeedCategories.Seed seed, int position) {
        jdbc.sql("""
                        insert into category (id, slug, name, parent_id, position, path)
                        values (:id, :slug, :name,
                            (select parent.id from category parent where parent.slug = :parent), :position,
                            coalesce((select parent.path from category parent where parent.slug = :parent), '{}')
                                || cast(:slug as text))
                        on conflict (slug) do update set name = excluded.name, parent_id = excluded.parent_id,
                            position = excluded.position, path = excluded.path
                        where (category.name, category.parent_id, category.position, category.path) is distinct from
                            (excluded.name, excluded.parent_id, excluded.position, excluded.path)
                        """)
                .param("id", Ids.next())
                .param("slug", seed.slug())
                .param("name", seed.name())
                .param("parent", seed.parent())
                .param("position", position)
                .update();
    }

    /** @param path slugs from the root down to this one */
    record Placed(UUID id, String slug, String name, List<String> path) {}

    record Counted(
            UUID id, String slug, String name, @Nullable UUID parentId, long count) {}
}
