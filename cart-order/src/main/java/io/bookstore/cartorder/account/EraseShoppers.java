package io.bookstore.cartorder.account;

import io.bookstore.cartorder.cart.Carts;
import io.bookstore.cartorder.order.AnonymousOrders;
import io.bookstore.platform.feed.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever leaves takes the cart along at once, and leaves orders without a name. */
@Configuration(proxyBeanMethods = false)
class EraseShoppers {

    record ErasedAccount(UUID userId) {}

    @Bean
    Subscription accountsFromIdentity(Carts carts, AnonymousOrders orders) {
        return Subscription.to("identity")
                .named("cart-order.identity")
                .on("account-erased", ErasedAccount.class, (event, account) -> {
                    carts.forget(account.userId());
                    orders.ofWhoLeft(account.userId());
                })
                .build();
    }
}
