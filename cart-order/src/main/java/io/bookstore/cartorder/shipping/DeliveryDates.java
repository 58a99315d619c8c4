package io.bookstore.cartorder.shipping;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** When a parcel that is ordered now arrives. */
@Component
class DeliveryDates {

    private final ShippingSettings settings;
    private final Holidays holidays;
    private final Clock clock;

    DeliveryDates(ShippingSettings settings, Holidays holidays, Clock clock) {
        this.settings = settings;
        this.holidays = holidays;
        this.clock = clock;
    }

    record Between(LocalDate earliest, LocalDate latest) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    Between of(String country, Carrier.Service service) {
        LocalDate left = leaves();
        return new Between(
                holidays.after(country, left, service.earliestWorkDays()),
                holidays.after(country, left, service.latestWorkDays()));
    }

    /** The day on which it leaves the house: today when it is early enough on a work day. */
    private LocalDate leaves() {
        ZonedDateTime now = clock.instant().atZone(settings.zone());
        boolean tooLate = !now.toLocalTime().isBefore(settings.cutOffTime());
        LocalDate first = now.toLocalDate().plusDays(tooLate ? 1 : 0);
        String home = settings.country();
        return holidays.after(home, holidays.workDayFrom(home, first), settings.packDays());
    }
}
