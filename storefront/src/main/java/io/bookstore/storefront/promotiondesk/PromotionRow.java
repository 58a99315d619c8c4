package io.bookstore.storefront.promotiondesk;

import io.bookstore.storefront.api.PromotionsApi.Cost;
import io.bookstore.storefront.api.PromotionsApi.Effect;
import io.bookstore.storefront.api.PromotionsApi.Promotion;
import io.bookstore.storefront.shop.MoneyWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** One promotion in words. */
record PromotionRow(
        String id, String name, String code, String gives, String state, String tone, String uses, String cost) {

    private static final int POINTS = 2;

    static PromotionRow of(Promotion promotion, MoneyWords money) {
        String state = promotion.state().replace('_', ' ');
        return new PromotionRow(
                promotion.id(),
                promotion.name(),
                promotion.code() == null ? "automatic" : promotion.code(),
                gives(promotion.effect(), promotion.currency() == null ? "USD" : promotion.currency(), money),
                state,
                switch (state) {
                    case "running" -> "in";
                    case "scheduled" -> "low";
                    default -> "none";
                },
                promotion.maxUses() == null
                        ? Integer.toString(promotion.uses())
                        : promotion.uses() + " of " + promotion.maxUses(),
                cost(promotion.cost() == null ? List.of() : promotion.cost(), money));
    }

    private static String gives(Effect effect, String currency, MoneyWords money) {
        String percent = effect.basisPoints() == null
                ? ""
                : BigDecimal.valueOf(effect.basisPoints(), POINTS)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%";
        return switch (effect.type()) {
            case "percent" -> percent + " off";
            case "amount" -> money.of(effect.amountCents() == null ? 0 : effect.amountCents(), currency) + " off";
            case "buy_get" ->
                "Buy " + effect.buy() + ", get " + effect.get()
                        + (percent.isEmpty() || percent.equals("100%") ? " free" : " at " + percent + " off");
            case "cheapest_free" -> "Cheapest of " + effect.atLeast() + " free";
            default -> "Free shipping";
        };
    }

    private static String cost(List<Cost> cost, MoneyWords money) {
        return cost.isEmpty()
                ? "–"
                : cost.stream()
                        .map(each -> money.of(each.discountCents() + each.shippingDiscountCents(), each.currency()))
                        .collect(Collectors.joining(", "));
    }
}
