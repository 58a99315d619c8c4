package io.bookstore.cartorder.shipping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ways to send something, of all carriers, with prices and days. */
@Component
public class ShippingOptions {

    private final List<Carrier> carriers;
    private final DeliveryDates dates;
    private final ShippingSettings settings;

    ShippingOptions(List<Carrier> carriers, DeliveryDates dates, ShippingSettings settings) {
        this.carriers = carriers;
        this.dates = dates;
        this.settings = settings;
    }

    /** The usual way first; none when nobody takes the parcel there. */
    public List<ShippingMethod> of(Parcel parcel) {
        return carriers.stream()
                .flatMap(carrier -> carrier.services(parcel).stream())
                .map(service -> method(parcel.country(), service))
                .toList();
    }

    /** What is downloaded is there at once. */
    public List<ShippingMethod> download() {
        String today = dates.today().toString();
        return List.of(new ShippingMethod("download", "Download", 0, today, today));
    }

    /** @param grams of one copy, null when nobody knows */
    public long gramsOf(@Nullable Integer grams, @Nullable String format) {
        return grams != null && grams > 0 ? grams : settings.usualGrams(format == null ? "other" : format);
    }

    public long packingGrams() {
        return settings.packingGrams();
    }

    private ShippingMethod method(String country, Carrier.Service service) {
        DeliveryDates.Between days = dates.of(country, service);
        return new ShippingMethod(
                service.id(),
                service.name(),
                service.priceCents(),
                days.earliest().toString(),
                days.latest().toString());
    }
}
