package io.bookstore.paymentshipping.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PaymentIntegrationTest
class ShipmentIntegrationTests {

    private final PrepareShipment prepareShipment;
    private final MoveShipment moveShipment;
    private final TransactionTemplate transaction;
    private final MoneyWitness witness;
    private final ServiceCalls http;

    @Autowired
    ShipmentIntegrationTests(
            PrepareShipment prepareShipment,
            MoveShipment moveShipment,
            PlatformTransactionManager transactions,
            MoneyWitness witness,
            ServiceCalls http) {
        this.prepareShipment = prepareShipment;
        this.moveShipment = moveShipment;
        this.transaction = new TransactionTemplate(transactions);
        this.witness = witness;
        this.http = http;
    }

    @Test
    void makesOneShipmentPerOrder() {
        UUID order = Ids.next();

        AllAtOnce.run(IntStream.range(0, 10)
                .<Callable<UUID>>mapToObj(i -> () -> shipmentOf(order, null))
                .toList());

        UUID shipment = shipmentOf(order, null);
        assertThat(witness.value("select count(*) from shipment where order_id = ?", Long.class, order))
                .isEqualTo(1);
        assertThat(witness.events(shipment)).containsExactly("shipment-created");
    }

    @Test
    void showsAShipmentToItsOwnerAndToStaff() {
        UUID owner = Ids.next();
        String path = "/v1/shipments/" + shipmentOf(Ids.next(), owner);

        ServiceCalls.Answer shown = http.asUser(owner, "GET", path, null);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body().path("status").asString()).isEqualTo("preparing");
        assertThat(shown.body().path("carrier").asString()).isEqualTo("post");
        assertThat(shown.body().path("tracking_number").isNull()).isTrue();
        assertThat(shown.body().path("events").path(0).path("event").asString()).isEqualTo("preparing");
        assertThat(http.asStaff("GET", path, null).status()).isEqualTo(200);
    }

    @Test
    void hidesShipmentsFromOthersAsIfThereWereNone() {
        String path = "/v1/shipments/" + shipmentOf(Ids.next(), Ids.next());
        String guests = "/v1/shipments/" + shipmentOf(Ids.next(), null);

        ServiceCalls.Answer foreign = http.asCustomer("GET", path, null);
        ServiceCalls.Answer absent = http.asCustomer("GET", "/v1/shipments/" + Ids.next(), null);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().path("detail")).isEqualTo(absent.body().path("detail"));
        assertThat(http.asCustomer("GET", guests, null).status()).isEqualTo(404);
        assertThat(http.asGuest("GET", path, null).status()).isEqualTo(401);
        assertThat(http.asCustomer("GET", "/v1/shipments/1", null).status()).isEqualTo(400);
    }

    @Test
    void leavesOnceAndArrives() {
        UUID order = Ids.next();
        UUID shipment = shipmentOf(order, null);
        MoveShipment.Handover parcel = new MoveShipment.Handover("DHL", "T1", "https://track.example/T1");
        moveShipment.dispatch(order, parcel);
        moveShipment.dispatch(order, new MoveShipment.Handover("UPS", "T2", null));
        moveShipment.cancel(order);

        ServiceCalls.Answer left = http.asStaff("GET", "/v1/shipments/" + shipment, null);
        assertThat(left.body().path("status").asString()).isEqualTo("dispatched");
        assertThat(left.body().path("carrier").asString()).isEqualTo("DHL");
        assertThat(left.body().path("tracking_number").asString()).isEqualTo("T1");
        moveShipment.deliver(order);
        moveShipment.deliver(order);
        assertThat(http.asStaff("GET", "/v1/shipments/" + shipment, null).body().path("events"))
                .extracting(event -> event.path("event").asString())
                .containsExactly("preparing", "dispatched", "delivered");
        assertThat(witness.events(shipment))
                .containsExactly("shipment-created", "shipment-dispatched", "shipment-tracked");
    }

    @Test
    void staysWhenItsOrderWasCancelled() {
        UUID order = Ids.next();
        UUID shipment = shipmentOf(order, null);
        moveShipment.cancel(order);
        moveShipment.dispatch(order, new MoveShipment.Handover(null, null, null));
        moveShipment.deliver(order);

        assertThat(http.asStaff("GET", "/v1/shipments/" + shipment, null)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(witness.events(shipment)).containsExactly("shipment-created", "shipment-tracked");
        moveShipment.cancel(Ids.next());
    }

    private UUID shipmentOf(UUID order, @Nullable UUID user) {
        transaction.executeWithoutResult(status -> prepareShipment.prepare(order, user));
        return witness.value("select shipment_id from shipment where order_id = ?", UUID.class, order);
    }
}
