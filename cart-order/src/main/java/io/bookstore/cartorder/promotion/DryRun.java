package io.bookstore.cartorder.promotion;

import io.bookstore.cartorder.pricing.Basket;
import io.bookstore.cartorder.pricing.Price;
import io.bookstore.cartorder.pricing.PriceEngine;
import io.bookstore.cartorder.pricing.TaxRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a promotion would have given on last week's orders, alone and if everybody had known its code. Its dates and
 * limits do not count, who it is for does. Changes nothing.
 */
@Component
class DryRun {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST_ORDERS = 5_000;
    private static final int EXAMPLES = 10;

    private final PastOrders orders;
    private final Clock clock;

    DryRun(PastOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** @param complete false when there were more orders than are looked at: the newest are */
    record Report(Instant from, Instant to, int orders, boolean complete, List<Sum> sums, List<Example> examples) {}

    record Sum(
            String currency, int orders, int reached, long totalCents, long discountCents, long shippingDiscountCents) {

        Sum plus(long total, long discount, long shipping) {
            boolean gives = discount + shipping > 0;
            return new Sum(
                    currency,
                    orders + 1,
                    reached + (gives ? 1 : 0),
                    totalCents + total,
                    discountCents + discount,
                    shippingDiscountCents + shipping);
        }
    }

    record Example(
            UUID orderId,
            String number,
            String currency,
            long totalCents,
            long discountCents,
            long shippingDiscountCents) {}

    Report run(Promotion promotion) {
        Instant to = clock.instant();
        List<PastOrders.Past> past = orders.since(to.minus(WEEK), MOST_ORDERS);
        Map<String, Sum> sums = new TreeMap<>();
        List<Example> examples = new ArrayList<>();
        for (PastOrders.Past order : past) {
            Price price = price(promotion, order);
            sums.put(
                    order.currency(),
                    sums.getOrDefault(order.currency(), new Sum(order.currency(), 0, 0, 0, 0, 0))
                            .plus(order.totalCents(), price.discount(), price.shippingDiscount()));
            if (price.discount() + price.shippingDiscount() > 0) {
                examples.add(new Example(
                        order.id(),
                        order.number(),
                        order.currency(),
                        order.totalCents(),
                        price.discount(),
                        price.shippingDiscount()));
            }
        }
        examples.sort(Comparator.comparingLong((Example each) -> each.discountCents() + each.shippingDiscountCents())
                .reversed());
        return new Report(
                to.minus(WEEK),
                to,
                past.size(),
                past.size() < MOST_ORDERS,
                List.copyOf(sums.values()),
                examples.stream().limit(EXAMPLES).toList());
    }

    private static Price price(Promotion promotion, PastOrders.Past order) {
        Promotion.Terms terms = promotion.terms();
        boolean may = terms.segment().has(order.account(), order.ordered())
                && (terms.currency() == null || terms.currency().equals(order.currency()));
        return PriceEngine.price(new Basket(
                order.currency(),
                order.items(),
                may ? List.of(promotion.offer()) : List.of(),
                order.shippingCents(),
                order.method(),
                TaxRule.none("")));
    }
}
