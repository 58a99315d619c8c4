package io.bookstore.cartorder.sellable;

import io.bookstore.cartorder.sellable.StockLevels.Level;
import io.bookstore.platform.feed.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the projection as the catalog and inventory report it. */
@Configuration(proxyBeanMethods = false)
class SellableSubscriptions {

    @Bean
    Subscription booksFromCatalog(SellableBookRows books) {
        return Subscription.to("catalog")
                .named("cart-order.catalog")
                .snapshot("/internal/books", SellableBook.class, books::save)
                .on("book-created", SellableBook.class, (event, book) -> books.save(List.of(book)))
                .on("book-changed", SellableBook.class, (event, book) -> books.save(List.of(book)))
                .on("book-deleted", SellableBook.class, (event, book) -> books.save(List.of(book)))
                .build();
    }

    @Bean
    Subscription stockFromInventory(StockLevels levels) {
        return Subscription.to("inventory")
                .named("cart-order.inventory")
                .snapshot("/internal/stock", Level.class, levels::save)
                .on("stock-changed", Level.class, (event, level) -> levels.save(List.of(level)))
                .build();
    }
}
