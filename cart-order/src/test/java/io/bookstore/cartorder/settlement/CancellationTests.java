package io.bookstore.cartorder.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.simulation.Faults;
import io.bookstore.cartorder.simulation.Faults.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders that somebody, or their deadline, gives up. */
class CancellationTests {

    private static Faults on(String call, Fault fault) {
        return (name, remote) -> name.equals(call) ? fault : Fault.NONE;
    }

    @Test
    void cancelsAPendingOrderAtOnceWhenNoMoneyIsOnItsWay() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REQUIRES_ACTION;
        Order order = world.buy(2);

        assertThat(world.cancelOrder.cancel(order, Reasons.CANCELLED_BY_SHOPPER))
                .isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.stock.reserved()).isZero();
    }

    @Test
    void paysBackAPaidOrderThatIsCancelled() {
        World world = new World(5);
        Order order = world.buy(2);

        assertThat(world.cancelOrder.cancel(order, Reasons.CANCELLED_BY_SHOPPER))
                .isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.payments.refunds).hasSize(1);
        assertThat(world.stock.onHand()).isEqualTo(5);
    }

    @Test
    void honoursACancellationThatTheMoneyOutran() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.PROCESSING;
        Order order = world.buy(2);
        world.with(on("cancel", Fault.LOST));
        assertThat(world.cancelOrder.cancel(order, Reasons.CANCELLED_BY_SHOPPER))
                .isEqualTo(OrderStatus.PENDING);

        world.payments.settle(order.payment().id(), PaymentStatus.SUCCEEDED);
        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.payments.refunds).hasSize(1);
        assertThat(world.stock.onHand()).isEqualTo(5);
    }

    @Test
    void paysBackMoneyForAnOrderThatWasCancelledMeanwhile() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REQUIRES_ACTION;
        Order order = world.buy(2);
        world.orders.cancel(order.id(), Reasons.EXPIRED);
        world.payments.settle(order.payment().id(), PaymentStatus.SUCCEEDED);

        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.payments.refunds).hasSize(1);
        assertThat(world.clearedCarts).isEmpty();
    }

    @Test
    void cancelsAnUnpaidOrderOnlyWhenThePspCalledThePaymentOff() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REQUIRES_ACTION;
        Order order = world.buy(2);

        world.pass(World.PAY_WITHIN.minusSeconds(1));
        world.recover();
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PENDING);

        world.pass(Duration.ofMinutes(1));
        world.recover();
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.orders.find(order.id()).orElseThrow().cancelReason()).isEqualTo(Reasons.EXPIRED);
        assertThat(world.payments.payments.get(order.payment().id()).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(world.stock.reserved()).isZero();
    }
}
