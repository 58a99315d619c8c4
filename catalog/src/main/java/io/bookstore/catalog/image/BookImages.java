package io.bookstore.catalog.image;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which book shows which picture, and which pictures no book shows any more. */
@Repository
class BookImages {

    private final JdbcClient jdbc;
    private final Clock clock;

    BookImages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Other writers of this book wait from now on. Deleted books are not found. */
    Optional<Shown> lock(UUID book) {
        return jdbc.sql("select version, image_id from book where id = :book and active for update")
                .param("book", book)
                .query(Shown.class)
                .optional();
    }

    void show(UUID book, @Nullable String image) {
        jdbc.sql("update book set image_id = :image, version = version + 1, updated_at = :now where id = :book")
                .param("image", image)
                .param("now", now())
                .param("book", book)
                .update();
    }

    /** To be removed from the store some time later, unless a book shows it again by then. */
    void drop(String image) {
        jdbc.sql("""
                        insert into dropped_image (image_id, dropped_at) values (:image, :now)
                        on conflict (image_id) do update set dropped_at = excluded.dropped_at
                        """).param("image", image).param("now", now()).update();
    }

    /** Waits while it is being removed. */
    void keep(String image) {
        jdbc.sql("delete from dropped_image where image_id = :image")
                .param("image", image)
                .update();
    }

    /** One that was dropped so long ago and that no book shows; nobody else gets it in the meantime. */
    Optional<String> lockDropped(Duration age) {
        return jdbc.sql("""
                        select image_id from dropped_image
                        where dropped_at < :before
                            and not exists (select from book where book.image_id = dropped_image.image_id)
                        order by dropped_at limit 1 for update skip locked
                        """)
                .param("before", Timestamp.from(clock.instant().minus(age)))
                .query(String.class)
                .optional();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** @param imageId null while the shop draws the cover */
    record Shown(long version, @Nullable String imageId) {}
}
