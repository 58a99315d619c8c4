package io.bookstore.inventory.reservation;

import io.bookstore.platform.testing.EventSamples;
import org.junit.jupiter.api.Test;

class ReservationContractTests {

    @Test
    void publishesWhatTheSamplesSay() {
        EventSamples.assertProducedAs("inventory", ReservationEvents.ReservationMade.class, "reservation-made");
        EventSamples.assertProducedAs("inventory", ReservationEvents.ReservationRefused.class, "reservation-refused");
        EventSamples.assertProducedAs("inventory", ReservationEvents.ReservationEnded.class, "reservation-released");
        EventSamples.assertProducedAs("inventory", ReservationEvents.ReservationEnded.class, "reservation-consumed");
        EventSamples.assertProducedAs("inventory", ReservationEvents.ReservationEnded.class, "reservation-expired");
    }
}
