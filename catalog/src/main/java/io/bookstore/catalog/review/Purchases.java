package io.bookstore.catalog.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who bought what. A purchase stays when the order is cancelled or refunded: who read a book may speak of it. */
@Repository
class Purchases {

    private final JdbcClient jdbc;

    Purchases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID user, List<UUID> books, Instant at) {
        books.stream()
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(book -> jdbc.sql("""
                                insert into purchase (user_id, book_id, purchased_at) values (:user, :book, :at)
                                on conflict do nothing
                                """)
                        .param("user", user)
                        .param("book", book)
                        .param("at", Timestamp.from(at))
                        .update());
    }

    boolean has(UUID user, UUID book) {
        return jdbc.sql("select exists (select from purchase where user_id = :user and book_id = :book)")
                .param("user", user)
                .param("book", book)
                .query(Boolean.class)
                .single();
    }

    void forget(UUID user) {
        jdbc.sql("delete from purchase where user_id = :user")
                .param("user", user)
                .update();
    }
}
