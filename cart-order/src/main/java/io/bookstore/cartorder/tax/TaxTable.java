package io.bookstore.cartorder.tax;

import io.bookstore.cartorder.pricing.TaxRule;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The provider that needs nobody: the tables of rates that come with the shop. */
@Component
class TaxTable implements TaxProvider {

    private final TaxRates rates = new TaxRates();
    private final TaxSettings settings;

    TaxTable(TaxSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<TaxRule> rule(TaxPlace place, LocalDate day) {
        String country = place.country();
        boolean included = !settings.addedIn().contains(country);
        if (!rates.hasRegions(country)) {
            return Optional.of(at(country, country, day, included));
        }
        Optional<String> region = rates.region(country, place.region());
        if (region.isEmpty() && !included) {
            return Optional.empty();
        }
        return Optional.of(at(country, region.orElse(country), day, included));
    }

    private TaxRule at(String country, String place, LocalDate day, boolean included) {
        return rates.on(place, day)
                .filter(row -> settings.collects(country, place))
                .map(row -> rates.rule(row, included))
                .orElseGet(() -> TaxRule.none(place));
    }
}
