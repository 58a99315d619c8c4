package io.bookstore.search.projection;

import io.bookstore.platform.feed.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Whom search listens to. */
@Configuration(proxyBeanMethods = false)
class ProducerSubscriptions {

    static final String CATALOG = "search.catalog";

    @Bean
    Subscription booksFromCatalog(CatalogBooks books) {
        return Subscription.to("catalog")
                .named(CATALOG)
                .snapshot("/internal/books", JsonNode.class, books::load)
                .on("book-created", JsonNode.class, (event, book) -> books.apply(book))
                .on("book-changed", JsonNode.class, (event, book) -> books.apply(book))
                .on("book-deleted", JsonNode.class, (event, book) -> books.apply(book))
                .build();
    }

    @Bean
    Subscription stockFromInventory(Stock stock) {
        return Subscription.to("inventory")
                .named("search.inventory")
                .snapshot("/internal/stock", Stock.Level.class, stock::load)
                .on("stock-changed", Stock.Level.class, stock::apply)
                .build();
    }

    @Bean
    Subscription salesFromOrders(Sales sales) {
        return Subscription.to("cart-order")
                .named("search.cart-order")
                .on("order-paid", Sales.PaidOrder.class, sales::apply)
                .build();
    }
}
