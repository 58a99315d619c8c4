package io.bookstore.inventory.book;

import io.bookstore.inventory.stock.InitialStock;
import io.bookstore.inventory.stock.Stock;
import io.bookstore.platform.feed.Subscription;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives each book of the catalogue a stock row; a deleted one keeps it, since its copies are still in the house. */
@Configuration(proxyBeanMethods = false)
class BookSubscription {

    record BookCreated(UUID id, @Nullable Integer initialStock) {}

    record Book(UUID id) {}

    @Bean
    Subscription booksFromCatalog(Stock stock, InitialStock initialStock) {
        return Subscription.to("catalog")
                .named("inventory.catalog")
                .withHistory() // only a book's creation tells its initial stock
                .snapshot("/internal/books", Book.class, books -> books.forEach(book -> stock.know(book.id())))
                .on("book-created", BookCreated.class, (event, book) -> {
                    stock.know(book.id());
                    if (book.initialStock() != null && book.initialStock() > 0) {
                        initialStock.receive(book.id(), book.initialStock());
                    }
                })
                .on("book-changed", Book.class, (event, book) -> stock.know(book.id()))
                .on("book-deleted", Book.class, (event, book) -> stock.know(book.id()))
                .build();
    }
}
