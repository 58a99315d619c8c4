package io.bookstore.cartorder.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.Charge;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.simulation.Faults;
import io.bookstore.cartorder.simulation.Faults.Fault;
import org.junit.jupiter.api.Test;

/** Holds that end though nobody but the process of their order should end them. */
class LostHoldTests {

    private static Faults on(String call, Fault fault) {
        return (name, remote) -> name.equals(call) ? fault : Fault.NONE;
    }

    @Test
    void doesNotChargeAnOrderWhoseHoldIsGone() {
        World world = new World(5).with(on("charge", Fault.LOST));
        Order order = world.buy(2);
        world.stock.hearOfCancellation(order.id());

        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.payments.captures).isZero();
    }

    @Test
    void callsOffAChargeThatMayBeUnderWayBeforeItGivesUpAnOrderWhoseHoldIsGone() {
        World world = new World(5).with(on("charge", Fault.LOST));
        Order order = world.buy(2);
        world.stock.vanish(order.id());

        world.heal();
        world.payments.charge(late(order));

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.payments.calledOff).containsExactly(order.payment().id());
        assertThat(world.payments.captures).isZero();
    }

    @Test
    void paysBackOnceWhenMoneyComesWithoutAHold() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REQUIRES_ACTION;
        Order order = world.buy(2);
        world.stock.hearOfCancellation(order.id());
        world.payments.settle(order.payment().id(), PaymentStatus.SUCCEEDED);

        world.heal();
        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.payments.refunds).containsOnlyKeys(PayBackStep.refundId(order.id()));
        assertThat(world.orders.find(order.id()).orElseThrow().refundedCents()).isEqualTo(2598);
    }

    @Test
    void paysBackAPaidOrderWhoseHoldVanished() {
        World world = new World(5).with(on("consume", Fault.LOST));
        Order order = world.buy(2);
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        world.stock.vanish(order.id());

        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.orders.find(order.id()).orElseThrow().cancelReason()).isEqualTo(Reasons.HOLD_LOST);
        assertThat(world.payments.refunds).hasSize(1);
        assertThat(world.sagas.allFinished()).isTrue();
        assertThat(world.stock.onHand()).isEqualTo(5);
    }

    @Test
    void leavesAnOrderThatLeftWithoutItsHoldToAPerson() {
        World world = new World(5).with(on("consume", Fault.LOST));
        Order order = world.buy(2);
        world.stock.vanish(order.id());
        world.orders.advance(order.id(), OrderStatus.PACKED);
        world.orders.advance(order.id(), OrderStatus.SHIPPED);

        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.SHIPPED);
        assertThat(world.payments.refunds).isEmpty();
        assertThat(world.sagas.parked()).isEqualTo(1);
    }

    private static Charge late(Order order) {
        return new Charge(order.payment().id(), order.id(), order.totals().totalCents(), "USD", "pm_card_visa", "late");
    }
}
