package io.bookstore.cartorder.tax;

import io.bookstore.cartorder.pricing.TaxRule;
import io.bookstore.cartorder.pricing.TaxRule.ShippingTax;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rates of all places, each from its first day on until the next row of the place. */
final class TaxRates {

    private static final String FOLDER = "/tax/";
    private static final List<String> FILES = List.of("eu.csv", "gb.csv", "ch.csv", "us.csv", "ca.csv");
    private static final int COLUMNS = 9;
    private static final int MILLIONTHS_A_PERCENT = 10_000;

    private final Map<String, TreeMap<LocalDate, Row>> places = new HashMap<>();
    private final Map<String, Map<String, String>> regions = new HashMap<>();

    /** One row of a file: the rates of a place from a day on. */
    record Row(String place, String label, Map<String, Long> millionths, ShippingTax shippingTax) {}

    TaxRates() {
        FILES.forEach(file -> rows(file).forEach(this::add));
    }

    private void add(String line) {
        String[] column = line.split(";", -1);
        if (column.length != COLUMNS) {
            throw new IllegalStateException("a row of rates has " + column.length + " columns: " + line);
        }
        Map<String, Long> rates = new HashMap<>();
        put(rates, "standard", column[4]);
        put(rates, "book", column[5]);
        put(rates, "ebook", column[6]);
        put(rates, "audiobook", column[7]);
        String place = column[0];
        Row row = new Row(
                place,
                column[3],
                Map.copyOf(rates),
                ShippingTax.valueOf(column[8].toUpperCase(Locale.ROOT).replace('-', '_')));
        Row before = places.computeIfAbsent(place, key -> new TreeMap<>()).put(LocalDate.parse(column[2]), row);
        if (before != null) {
            throw new IllegalStateException("two rows of rates for one day: " + line);
        }
        int dash = place.indexOf('-');
        if (dash > 0) {
            Map<String, String> named = regions.computeIfAbsent(place.substring(0, dash), key -> new HashMap<>());
            named.put(place.substring(dash + 1).toLowerCase(Locale.ROOT), place);
            named.put(column[1].toLowerCase(Locale.ROOT), place);
        }
    }

    private static void put(Map<String, Long> rates, String taxClass, String percent) {
        if (!percent.equals("-")) {
            rates.put(
                    taxClass,
                    new BigDecimal(percent)
                            .multiply(BigDecimal.valueOf(MILLIONTHS_A_PERCENT))
                            .longValueExact());
        }
    }

    boolean hasRegions(String country) {
        return regions.containsKey(country);
    }

    Set<String> regionsOf(String country) {
        return Set.copyOf(regions.getOrDefault(country, Map.of()).values());
    }

    /** The place of a region that is named by its code or its name. */
    Optional<String> region(String country, @Nullable String region) {
        String written = Objects.requireNonNullElse(region, "").strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(regions.getOrDefault(country, Map.of()).get(written));
    }

    Optional<Row> on(String place, LocalDate day) {
        return Optional.ofNullable(places.get(place))
                .map(rows -> rows.floorEntry(day))
                .map(Map.Entry::getValue);
    }

    TaxRule rule(Row row, boolean included) {
        return new TaxRule(included, row.label(), row.place(), row.millionths(), row.shippingTax());
    }

    private static List<String> rows(String file) {
        List<String> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TaxRates.class.getResourceAsStream(FOLDER + file), file),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(rows::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows;
    }
}
