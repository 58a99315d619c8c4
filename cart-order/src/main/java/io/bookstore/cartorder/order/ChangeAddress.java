package io.bookstore.cartorder.order;

import io.bookstore.cartorder.shipping.PostalCodes;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the shopper correct where an order goes, as long as nobody packs it. */
@Component
class ChangeAddress {

    private final JdbcClient jdbc;
    private final Orders orders;
    private final StoredOrderMoves moves;
    private final PersonalData personal;

    ChangeAddress(JdbcClient jdbc, Orders orders, StoredOrderMoves moves, PersonalData personal) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.moves = moves;
        this.personal = personal;
    }

    enum Change {
        DONE,
        TOO_LATE,
        /** Shipping and tax were agreed for the country. */
        OTHER_COUNTRY,
        /** Tax was added by the state. */
        OTHER_STATE,
        /** The country has no such postal codes. */
        WRONG_POSTAL_CODE
    }

    @Transactional
    public Change change(Order seen, Address address) {
        Order order = orders.lock(seen.id()).orElseThrow();
        if (order.status() != OrderStatus.PENDING && order.status() != OrderStatus.PAID) {
            return Change.TOO_LATE;
        }
        Address known = order.destination().address();
        if (!known.country().equals(address.country())) {
            return Change.OTHER_COUNTRY;
        }
        if (!PostalCodes.mayBe(address.country(), address.postalCode())) {
            return Change.WRONG_POSTAL_CODE;
        }
        if (order.totals().taxCents() > 0 && !Objects.equals(known.state(), address.state())) {
            return Change.OTHER_STATE;
        }
        if (!known.equals(address)) {
            jdbc.sql("update orders set shipping_addr = :address where id = :id")
                    .param("address", personal.sealAddress(order.id(), address))
                    .param("id", order.id())
                    .update();
            moves.nextVersion(order, "address-changed");
        }
        return Change.DONE;
    }
}
