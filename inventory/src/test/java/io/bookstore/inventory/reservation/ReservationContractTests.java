package io.bookstore.inventory.reservation;

import io.bookstore.inventory.Samples;
import org.junit.jupiter.api.Test;

class ReservationContractTests {

    @Test
    void publishesWhatTheSamplesSay() {
        Samples.isProducedAs(ReservationEvents.ReservationMade.class, "reservation-made");
        Samples.isProducedAs(ReservationEvents.ReservationRefused.class, "reservation-refused");
        Samples.isProducedAs(ReservationEvents.ReservationEnded.class, "reservation-released");
        Samples.isProducedAs(ReservationEvents.ReservationEnded.class, "reservation-consumed");
        Samples.isProducedAs(ReservationEvents.ReservationEnded.class, "reservation-expired");
    }
}
