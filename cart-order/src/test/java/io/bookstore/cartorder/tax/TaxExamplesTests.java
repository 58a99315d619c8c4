package io.bookstore.cartorder.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.pricing.Basket;
import io.bookstore.cartorder.pricing.Item;
import io.bookstore.cartorder.pricing.Price;
import io.bookstore.cartorder.pricing.PriceEngine;
import io.bookstore.cartorder.pricing.TaxRule;
import io.bookstore.cartorder.pricing.Traits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Worked examples from published guidance and by hand, kept as data: each names its source. */
class TaxExamplesTests {

    private static final TaxTable INCLUDED = table(Set.of());

    private static TaxTable table(Set<String> addedIn) {
        return new TaxTable(new TaxSettings(ZoneOffset.UTC, addedIn, Set.of("*")));
    }

    static List<String> examples() {
        try (var file =
                Objects.requireNonNull(TaxExamplesTests.class.getResourceAsStream("/tax/worked-examples.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void areAtLeastSixty() {
        assertThat(examples())
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(row -> assertThat(row.split(";", -1)[8]).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comeOutAsTheSourceSays(String example) {
        String[] column = example.split(";", -1);
        String[] place = column[0].split("-");
        boolean added = column[2].equals("add");
        TaxTable table = added ? table(Set.of(place[0])) : INCLUDED;
        TaxRule rule = table.rule(
                        new TaxPlace(place[0], place.length > 1 ? place[1] : null), LocalDate.parse(column[1]))
                .orElseThrow();
        Price price = PriceEngine.price(
                new Basket("EUR", items(column[3]), List.of(), Long.parseLong(column[4]), "standard", rule));

        Map<String, BigDecimal> rates = numbers(column[5]);
        Map<String, BigDecimal> taxes = numbers(column[6]);
        assertThat(price.taxes()).allSatisfy(tax -> {
            assertThat(new BigDecimal(tax.millionths()).movePointLeft(4))
                    .isEqualByComparingTo(rates.get(tax.taxClass()));
            assertThat(new BigDecimal(tax.amount())).isEqualByComparingTo(taxes.get(tax.taxClass()));
        });
        assertThat(price.taxes().stream().map(Price.Tax::taxClass).collect(Collectors.toSet()))
                .isEqualTo(taxes.keySet());
        long all = Long.parseLong(column[7]);
        assertThat(price.taxAdded()).isEqualTo(added ? all : 0);
        assertThat(price.taxIncluded()).isEqualTo(added ? 0 : all);
    }

    @Test
    void aRegionIsFoundByItsNameAndMayBeMissingOnlyWherePricesContainTheTax() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        TaxTable added = table(Set.of("US", "CA"));

        assertThat(added.rule(new TaxPlace("US", " new york "), day)
                        .orElseThrow()
                        .place())
                .isEqualTo("US-NY");
        assertThat(added.rule(new TaxPlace("US", null), day)).isEmpty();
        assertThat(added.rule(new TaxPlace("CA", "Atlantis"), day)).isEmpty();
        assertThat(INCLUDED.rule(new TaxPlace("US", null), day).orElseThrow().millionths())
                .isEmpty();
    }

    @Test
    void nothingIsCollectedWhereWeAreNotRegistered() {
        TaxTable table = new TaxTable(new TaxSettings(ZoneOffset.UTC, Set.of(), Set.of("DE", "US-NY")));
        LocalDate day = LocalDate.of(2026, 11, 21);

        assertThat(table.rule(new TaxPlace("DE", null), day).orElseThrow().millionths())
                .isNotEmpty();
        assertThat(table.rule(new TaxPlace("US", "NY"), day).orElseThrow().millionths())
                .isNotEmpty();
        assertThat(Stream.of("FR", "JP")
                        .map(country ->
                                table.rule(new TaxPlace(country, null), day).orElseThrow()))
                .allSatisfy(rule -> assertThat(rule.millionths()).isEmpty());
    }

    @Test
    void everyMemberStateStateAndProvinceHasRatesToday() {
        List<String> states = List.of(
                "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB CH".split(" "));
        LocalDate day = LocalDate.of(2026, 11, 21);

        assertThat(states)
                .allSatisfy(state -> assertThat(INCLUDED.rule(new TaxPlace(state, null), day)
                                .orElseThrow()
                                .millionths())
                        .containsKeys("book", "ebook", "audiobook", "standard"));
        assertThat(new TaxRates().regionsOf("US")).hasSize(51);
        assertThat(new TaxRates().regionsOf("CA")).hasSize(13);
    }

    private static List<Item> items(String lines) {
        return Arrays.stream(lines.split(",")).map(TaxExamplesTests::item).toList();
    }

    private static Item item(String line) {
        String[] part = line.split("[:x]");
        boolean shipped = part[0].equals("book") || part[0].equals("standard");
        return new Item(
                UUID.randomUUID(), Integer.parseInt(part[2]), Long.parseLong(part[1]), Traits.NONE, part[0], shipped);
    }

    private static Map<String, BigDecimal> numbers(String pairs) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        for (String pair : pairs.split(",")) {
            String[] part = pair.split("=");
            numbers.put(part[0], new BigDecimal(part[1]));
        }
        return numbers;
    }
}
