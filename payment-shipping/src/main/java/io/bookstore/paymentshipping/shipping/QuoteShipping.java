package io.bookstore.paymentshipping.shipping;

import io.bookstore.paymentshipping.shipping.ShippingSettings.CountryGroup;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** A flat price by country, free from an amount on; what is not printed is downloaded. */
@Component
class QuoteShipping {

    private final ShippingSettings settings;
    private final Clock clock;

    QuoteShipping(ShippingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean knowsCurrency(String currency) {
        return settings.currency().equals(currency);
    }

    List<ShippingMethod> methods(String country, long subtotalCents, boolean needsShipping) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        if (!needsShipping) {
            return List.of(new ShippingMethod("download", "Download", 0, today, today));
        }
        CountryGroup group = settings.groupOf(country);
        return List.of(new ShippingMethod(
                "standard",
                "Standard shipping",
                group.priceFor(subtotalCents),
                WorkDays.after(today, group.earliestWorkDays()),
                WorkDays.after(today, group.latestWorkDays())));
    }
}
