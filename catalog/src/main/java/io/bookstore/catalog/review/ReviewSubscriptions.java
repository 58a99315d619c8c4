package io.bookstore.catalog.review;

import io.bookstore.platform.feed.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What others tell us of buyers. */
@Configuration(proxyBeanMethods = false)
class ReviewSubscriptions {

    /** From the first order on that is still told: a right to review is older than this subscription. */
    @Bean
    Subscription purchaseSubscription(Purchases purchases) {
        return Subscription.to("cart-order")
                .named("catalog.cart-order.purchases")
                .withHistory()
                .on("order-paid", OrderPaid.class, (event, order) -> paid(purchases, order, event.at()))
                .build();
    }

    static void paid(Purchases purchases, OrderPaid order, Instant at) {
        if (order.userId() != null) {
            purchases.add(
                    order.userId(), order.lines().stream().map(Line::bookId).toList(), at);
        }
    }

    @Bean
    Subscription eraseReviewerSubscription(WriteReview writeReview) {
        return Subscription.to("identity")
                .named("catalog.identity")
                .on("account-erased", AccountErased.class, (event, account) -> writeReview.erase(account.userId()))
                .build();
    }

    /** @param userId null for a guest, who has no account to review with */
    record OrderPaid(@Nullable UUID userId, List<Line> lines) {}

    record Line(UUID bookId) {}

    record AccountErased(UUID userId) {}
}
