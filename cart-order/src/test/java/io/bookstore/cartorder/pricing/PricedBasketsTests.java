package io.bookstore.cartorder.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The baskets of {@code infra/contracts/cart-order/priced-baskets.jsonl} cost what they cost there. The checker of the
 * chaos runs prices the same file by an engine of its own, in another language.
 */
class PricedBasketsTests {

    private static final int BASKETS = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> CLASSES = List.of("book", "ebook", "audiobook", "standard");

    private final RandomGenerator random = new java.util.Random(20261121);

    @Test
    void costWhatTheyCost() throws IOException {
        String now =
                IntStream.range(0, BASKETS).mapToObj(i -> row(basket())).collect(Collectors.joining("\n", "", "\n"));

        // to make the file anew after a rule was changed on purpose, copy this one
        Files.writeString(Path.of("target", "priced-baskets.jsonl"), now);
        try (var kept = Objects.requireNonNull(
                PricedBasketsTests.class.getResourceAsStream("/contracts/cart-order/priced-baskets.jsonl"))) {
            assertThat(now).isEqualTo(new String(kept.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String row(Basket basket) {
        Price price = PriceEngine.price(basket);
        Map<String, Object> sums = new LinkedHashMap<>();
        sums.put("subtotal", price.subtotal());
        sums.put("discount", price.discount());
        sums.put("shipping", price.shipping());
        sums.put("tax_added", price.taxAdded());
        sums.put("tax_included", price.taxIncluded());
        sums.put("total", price.total());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("basket", told(basket));
        row.put("price", sums);
        return JSON.writeValueAsString(row);
    }

    private static Map<String, Object> told(Basket basket) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("items", basket.items().stream().map(PricedBasketsTests::told).toList());
        told.put(
                "offers", basket.offers().stream().map(PricedBasketsTests::told).toList());
        told.put("shipping", basket.shipping());
        told.put("method", basket.method());
        told.put(
                "tax",
                Map.of(
                        "included",
                        basket.tax().included(),
                        "shipping",
                        basket.tax().shippingTax().name().toLowerCase(java.util.Locale.ROOT),
                        "millionths",
                        new TreeMap<>(basket.tax().millionths())));
        told.put("tax", new TreeMap<>((Map<?, ?>) told.get("tax")));
        return told;
    }

    private static Map<String, Object> told(Item item) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("book_id", item.bookId());
        told.put("quantity", item.quantity());
        told.put("unit_price", item.unitPrice());
        told.put("tax_class", item.taxClass());
        told.put("shipped", item.shipped());
        told.put("categories", new TreeSet<>(item.traits().categories()));
        told.put("authors", new TreeSet<>(item.traits().authors()));
        told.put("format", item.traits().format());
        return told;
    }

    /** @see Effect: the fields are those of the contract of promotions */
    private static Map<String, Object> told(Offer offer) {
        Map<String, Object> effect = new LinkedHashMap<>();
        switch (offer.effect()) {
            case Effect.Percent(int points) -> {
                effect.put("type", "percent");
                effect.put("basis_points", points);
            }
            case Effect.Amount(long amount) -> {
                effect.put("type", "amount");
                effect.put("amount_cents", amount);
            }
            case Effect.BuyGet(int buy, int get, int points) -> {
                effect.put("type", "buy_get");
                effect.put("buy", buy);
                effect.put("get", get);
                effect.put("basis_points", points);
            }
            case Effect.CheapestFree(int atLeast) -> {
                effect.put("type", "cheapest_free");
                effect.put("at_least", atLeast);
            }
            case Effect.FreeShipping(Set<String> methods) -> {
                effect.put("type", "free_shipping");
                effect.put("methods", new TreeSet<>(methods));
            }
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("effect", effect);
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("categories", new TreeSet<>(offer.scope().categories()));
        scope.put("authors", new TreeSet<>(offer.scope().authors()));
        told.put("scope", scope);
        told.put("min_basket", offer.minBasket());
        told.put("priority", offer.priority());
        told.put("rank", offer.id().getLeastSignificantBits());
        told.put("exclusive", offer.exclusive());
        return told;
    }

    private Basket basket() {
        List<Item> items =
                IntStream.range(0, random.nextInt(1, 9)).mapToObj(this::item).toList();
        List<Offer> offers =
                IntStream.range(0, random.nextInt(0, 5)).mapToObj(this::offer).toList();
        Map<String, Long> rates =
                CLASSES.stream().collect(Collectors.toMap(name -> name, name -> random.nextLong(0, 300_000)));
        TaxRule.ShippingTax[] ways = TaxRule.ShippingTax.values();
        TaxRule tax = new TaxRule(random.nextBoolean(), "VAT", "XX", rates, ways[random.nextInt(ways.length)]);
        String method = List.of("standard", "express").get(random.nextInt(2));
        return new Basket("EUR", items, offers, random.nextLong(0, 2_000), method, tax);
    }

    private Item item(int number) {
        Traits traits = new Traits(
                random.nextBoolean() ? Set.of("fiction") : Set.of("history"),
                random.nextBoolean() ? Set.of("homer") : Set.of(),
                Set.of(),
                "paperback");
        return new Item(
                new UUID(1, number),
                random.nextInt(1, 6),
                random.nextLong(0, 5_000),
                traits,
                CLASSES.get(random.nextInt(CLASSES.size())),
                random.nextInt(4) > 0);
    }

    private Offer offer(int rank) {
        Effect effect = switch (random.nextInt(5)) {
            case 0 -> new Effect.Percent(random.nextInt(1, 10_001));
            case 1 -> new Effect.Amount(random.nextLong(1, 6_000));
            case 2 -> new Effect.BuyGet(random.nextInt(1, 4), random.nextInt(1, 3), random.nextInt(1, 10_001));
            case 3 -> new Effect.CheapestFree(random.nextInt(2, 6));
            default -> new Effect.FreeShipping(random.nextBoolean() ? Set.of() : Set.of("standard"));
        };
        Scope scope = new Scope(
                random.nextInt(3) == 0 ? Set.of("fiction") : Set.of(),
                random.nextInt(4) == 0 ? Set.of("Homer") : Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
        return new Offer(
                new UUID(2, rank),
                "offer",
                null,
                effect,
                scope,
                random.nextInt(3) == 0 ? random.nextLong(0, 8_000) : 0,
                random.nextInt(0, 3),
                random.nextInt(5) == 0);
    }
}
