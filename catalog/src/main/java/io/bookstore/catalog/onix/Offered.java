package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.BadRecord;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Price and stock: block 6 (lists 57, 58, 59 and 65). */
final class Offered {

    private static final String FREE = "01";
    private static final Set<String> FOR_CONSUMERS = Set.of("00", "05");
    private static final Set<String> NOT_TO_BE_HAD = Set.of(
            "01", "31", "32", "33", "34", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "51", "52");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    /** What consumers pay: with tax before without it, the usual price before one for a while. */
    private static final Map<String, Integer> RANKS = ranks("02 04 42", "12 14 22 24 32 34", "01 03 41", "11 13 21 23");

    private static final Map<String, Integer> DIGITS = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private static final int MOST_COPIES = 1_000_000;

    private final ObjectNode record;
    private final String shopCurrency;
    private final @Nullable String defaultCurrency;
    private final @Nullable String defaultType;

    private Offered(ObjectNode record, @Nullable Element header, String shopCurrency) {
        this.record = record;
        this.shopCurrency = shopCurrency;
        this.defaultCurrency = header == null ? null : header.value("DefaultCurrencyCode");
        this.defaultType = header == null ? null : header.value("DefaultPriceType");
    }

    static void fill(ObjectNode record, Element product, @Nullable Element header, String shopCurrency)
            throws BadRecord {
        Offered offered = new Offered(record, header, shopCurrency);
        List<Element> supplies = product.all("ProductSupply", "SupplyDetail");
        offered.price(supplies);
        offered.stock(supplies);
    }

    private void price(List<Element> supplies) throws BadRecord {
        Offer best = supplies.stream()
                .flatMap(supply -> supply.all("Price").stream())
                .map(this::offer)
                .flatMap(Stream::ofNullable)
                .min(Comparator.comparing((Offer offer) -> !offer.currency().equals(shopCurrency))
                        .thenComparing(Offer::rank))
                .orElse(null);
        if (best != null) {
            record.put("price_cents", best.cents()).put("currency", best.currency());
        } else if (supplies.stream().anyMatch(Offered::isFree)) {
            record.put("price_cents", 0);
        }
    }

    private static boolean isFree(Element supply) {
        return supply.says("UnpricedItemType", FREE)
                || supply.all("Price").stream().anyMatch(price -> price.says("UnpricedItemType", FREE));
    }

    private @Nullable Offer offer(Element price) {
        String amount = price.value("PriceAmount");
        String currency =
                Objects.requireNonNullElse(price.value("CurrencyCode"), Objects.toString(defaultCurrency, ""));
        String type = Objects.requireNonNullElse(price.value("PriceType"), Objects.toString(defaultType, ""));
        Integer rank = RANKS.get(type);
        boolean forConsumers = !price.has("PriceQualifier") || price.saysOneOf("PriceQualifier", FOR_CONSUMERS);
        if (amount == null
                || !AMOUNT.matcher(amount).matches()
                || rank == null
                || !forConsumers
                || currency.isEmpty()) {
            return null;
        }
        return new Offer(amount, currency, rank);
    }

    /** The same copies are often told for each market, so that they must not be added up. */
    private void stock(List<Element> supplies) {
        Integer copies = supplies.stream()
                .flatMap(supply -> supply.all("Stock").stream())
                .map(stock -> stock.number("OnHand"))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (copies != null) {
            record.put("stock", Math.min(copies, MOST_COPIES));
        } else if (!supplies.isEmpty()
                && supplies.stream().allMatch(supply -> supply.saysOneOf("ProductAvailability", NOT_TO_BE_HAD))) {
            record.put("stock", 0);
        }
    }

    private static Map<String, Integer> ranks(String... groups) {
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            for (String code : groups[i].split(" ")) {
                ranks.put(code, i);
            }
        }
        return Map.copyOf(ranks);
    }

    private record Offer(String amount, String currency, int rank) {

        /** In the smallest unit of its currency. */
        long cents() throws BadRecord {
            int digits = DIGITS.getOrDefault(currency, 2);
            try {
                return new BigDecimal(amount)
                        .movePointRight(Math.max(digits, 0))
                        .longValueExact();
            } catch (ArithmeticException tooFine) {
                throw new BadRecord(
                        "has the price " + amount + " " + currency + ", finer than " + digits + " decimals");
            }
        }
    }
}
