package io.bookstore.cartorder.shipping;

import io.bookstore.cartorder.shipping.ShippingSettings.Method;
import io.bookstore.cartorder.shipping.ShippingSettings.Step;
import io.bookstore.cartorder.shipping.ShippingSettings.Zone;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The carrier that needs nobody: prices by zone and weight from the settings. */
@Component
class RateTable implements Carrier {

    private static final long GRAMS_A_KILOGRAM = 1000;

    private final ShippingSettings settings;

    RateTable(ShippingSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Service> services(Parcel parcel) {
        return zone(parcel).stream()
                .flatMap(zone -> zone.methods().stream())
                .map(method -> new Service(
                        method.id(),
                        method.name(),
                        price(method, parcel),
                        method.earliestWorkDays(),
                        method.latestWorkDays()))
                .toList();
    }

    private Optional<Zone> zone(Parcel parcel) {
        if (settings.notServed().contains(parcel.country())) {
            return Optional.empty();
        }
        return settings.tables().stream()
                .filter(table -> table.currency().equals(parcel.currency()))
                .flatMap(table -> table.zones().stream())
                .filter(zone -> zone.countries().isEmpty() || zone.countries().contains(parcel.country()))
                .findFirst();
    }

    private static long price(Method method, Parcel parcel) {
        Long freeFrom = method.freeFromCents();
        if (freeFrom != null && parcel.goodsCents() >= freeFrom) {
            return 0;
        }
        Step last = method.steps().getLast();
        long over = Math.max(0, parcel.grams() - last.upToGrams());
        long kilograms = Math.ceilDiv(over, GRAMS_A_KILOGRAM);
        return method.steps().stream()
                        .filter(step -> parcel.grams() <= step.upToGrams())
                        .findFirst()
                        .orElse(last)
                        .priceCents()
                + kilograms * method.eachKilogramMoreCents();
    }
}
