package io.bookstore.storefront.promotiondesk;

import io.bookstore.storefront.api.PromotionsApi.Promotion;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.Texts;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What stands in the form, as it was typed. */
record PromotionForm(Map<String, String> fields) {

    static final List<String> NAMES = List.of(
            "name",
            "code",
            "type",
            "percent",
            "amount",
            "buy",
            "get",
            "at_least",
            "methods",
            "categories",
            "authors",
            "series",
            "books",
            "formats",
            "segment",
            "currency",
            "min_basket",
            "starts_on",
            "ends_on",
            "priority",
            "exclusive",
            "max_uses",
            "max_each",
            "active");
    private static final int DAY = 10;
    private static final int POINTS = 2;

    static PromotionForm fresh(String today) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("type", "percent");
        fields.put("segment", "everyone");
        fields.put("currency", "USD");
        fields.put("starts_on", today);
        fields.put("active", "yes");
        return new PromotionForm(fields);
    }

    static PromotionForm of(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new TreeMap<>();
        for (String name : NAMES) {
            String value = sent.getFirst(name);
            fields.put(name, value == null ? "" : Texts.line(value));
        }
        return new PromotionForm(fields);
    }

    static PromotionForm of(Promotion promotion) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("name", promotion.name());
        fields.put("code", text(promotion.code()));
        effect(fields, promotion);
        fields.put("categories", joined(promotion.scope().categories()));
        fields.put("authors", joined(promotion.scope().authors()));
        fields.put("series", joined(promotion.scope().series()));
        fields.put("books", joined(promotion.scope().books()));
        fields.put("formats", joined(promotion.scope().formats()));
        fields.put("segment", promotion.segment());
        fields.put("currency", text(promotion.currency()));
        fields.put(
                "min_basket",
                promotion.minBasketCents() == 0
                        ? ""
                        : MoneyWords.plain(promotion.minBasketCents(), promotion.currency()));
        fields.put("starts_on", promotion.startsAt().substring(0, DAY));
        String end = promotion.endsAt();
        fields.put("ends_on", end == null ? "" : lastDay(end));
        fields.put("priority", Integer.toString(promotion.priority()));
        fields.put("exclusive", promotion.exclusive() ? "yes" : "");
        fields.put("max_uses", text(promotion.maxUses()));
        fields.put("max_each", text(promotion.maxUsesPerCustomer()));
        fields.put("active", promotion.active() ? "yes" : "");
        return new PromotionForm(fields);
    }

    private static void effect(Map<String, String> fields, Promotion promotion) {
        var effect = promotion.effect();
        Integer points = effect.basisPoints();
        Long cents = effect.amountCents();
        fields.put("type", effect.type());
        fields.put(
                "percent",
                points == null
                        ? ""
                        : BigDecimal.valueOf(points, POINTS)
                                .stripTrailingZeros()
                                .toPlainString());
        fields.put("amount", cents == null ? "" : MoneyWords.plain(cents, promotion.currency()));
        fields.put("buy", text(effect.buy()));
        fields.put("get", text(effect.get()));
        fields.put("at_least", text(effect.atLeast()));
        fields.put("methods", joined(effect.methods()));
    }

    /** The end is the first moment that is out: at midnight the day before is the last one. */
    private static String lastDay(String end) {
        return OffsetDateTime.parse(end).minusNanos(1).toLocalDate().toString();
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public boolean is(String field) {
        return !get(field).isEmpty();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String joined(@Nullable Collection<String> values) {
        return values == null ? "" : String.join(", ", values.stream().sorted().toList());
    }
}
