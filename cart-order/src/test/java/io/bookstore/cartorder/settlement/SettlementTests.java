package io.bookstore.cartorder.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.simulation.Faults;
import io.bookstore.cartorder.simulation.Faults.Fault;
import io.bookstore.cartorder.simulation.MemorySagas;
import io.bookstore.cartorder.stock.Reservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTests {

    private static Faults on(String call, Fault fault) {
        return (name, remote) -> name.equals(call) ? fault : Fault.NONE;
    }

    @Test
    void sellsAndTakesTheMoneyOnce() {
        World world = new World(5);
        Order order = world.buy(2);

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.payments.captures).isEqualTo(1);
        assertThat(world.stock.onHand()).isEqualTo(3);
        assertThat(world.stock.reserved()).isZero();
        assertThat(world.clearedCarts).containsExactly(order.id());
        assertThat(world.sagas.allFinished()).isTrue();
    }

    @Test
    void neitherSellsNorChargesWhatIsNotThere() {
        World world = new World(1);
        Order order = world.buy(2);

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.orders.find(order.id()).orElseThrow().cancelReason()).isEqualTo(Reasons.INSUFFICIENT_STOCK);
        assertThat(world.payments.payments).isEmpty();
    }

    @Test
    void givesTheCopiesBackWhenTheCardIsDeclined() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.DECLINED;
        Order order = world.buy(2);

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.stock.standing(order.id())).isEqualTo(Reservation.RELEASED);
        assertThat(world.stock.reserved()).isZero();
    }

    @Test
    void needsNoPaymentForAFreeOrder() {
        World world = new World(5);
        Order order = world.buy(OrderFixtures.pending(1, 0));

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.payments.payments).isEmpty();
    }

    @Test
    void waitsForTheShoppersProofAndThenSells() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REQUIRES_ACTION;
        Order order = world.buy(2);
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PENDING);
        assertThat(world.stock.reserved()).isEqualTo(2);

        world.payments.settle(order.payment().id(), PaymentStatus.SUCCEEDED);
        world.sagas.nudge(order.id());
        world.recover();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.payments.captures).isEqualTo(1);
    }

    @Test
    void callsThePaymentOffForGoodWhenTheProofFails() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REQUIRES_ACTION;
        Order order = world.buy(2);

        world.payments.settle(order.payment().id(), PaymentStatus.DECLINED);
        world.sagas.nudge(order.id());
        world.recover();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.payments.calledOff).containsExactly(order.payment().id());
        assertThat(world.stock.reserved()).isZero();
    }

    @Test
    void keepsTheHoldWhileThePspDoesNotKnow() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.UNKNOWN;
        Order order = world.buy(2);

        world.pass(World.PAY_WITHIN.multipliedBy(4));
        world.recover();
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PENDING);
        assertThat(world.stock.reserved()).isEqualTo(2);

        world.payments.settle(order.payment().id(), PaymentStatus.SUCCEEDED);
        world.heal();
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.stock.onHand()).isEqualTo(3);
    }

    @Test
    void sellsWhenTheMoneyWasFasterThanTheDeadline() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REQUIRES_ACTION;
        Order order = world.buy(2);
        world.payments.settle(order.payment().id(), PaymentStatus.SUCCEEDED);

        world.pass(World.PAY_WITHIN.plusMinutes(1));
        world.recover();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.payments.refunds).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"SUCCEEDED", "DECLINED"})
    void learnsTheTruthOfAChargeWhoseAnswerWasLost(PaymentStatus truth) {
        World world = new World(5).with(on("charge", Fault.ANSWER_LOST));
        world.payments.verdict = truth;
        Order order = world.buy(2);
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PENDING);
        assertThat(world.orders.find(order.id()).orElseThrow().payment().status())
                .isEqualTo(PaymentStatus.UNKNOWN);

        world.heal();

        assertThat(world.statusOf(order))
                .isEqualTo(truth == PaymentStatus.SUCCEEDED ? OrderStatus.PAID : OrderStatus.CANCELLED);
        assertThat(world.payments.captures).isEqualTo(truth == PaymentStatus.SUCCEEDED ? 1 : 0);
    }

    @Test
    void chargesAgainOnlyAfterLearningThatTheFirstChargeNeverArrived() {
        World world = new World(5).with(on("charge", Fault.LOST));
        Order order = world.buy(2);

        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.payments.captures).isEqualTo(1);
    }

    @Test
    void neverSellsForAnotherAmount() {
        World world = new World(5);
        world.payments.surplus = 1;
        Order order = world.buy(2);

        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PENDING);
        assertThat(world.orders.find(order.id()).orElseThrow().payment().status())
                .isEqualTo(PaymentStatus.REVIEW);
        assertThat(world.sagas.parked()).isEqualTo(1);
    }

    @Test
    void waitsForAPaymentInReviewAndEndsWithIt() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REVIEW;
        Order order = world.buy(2);
        world.cancelOrder.cancel(order, Reasons.CANCELLED_BY_SHOPPER);
        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PENDING);
        assertThat(world.orders.find(order.id()).orElseThrow().payment().status())
                .isEqualTo(PaymentStatus.REVIEW);
        assertThat(world.sagas.parked()).isZero();

        world.payments.giveWrongMoneyBack(order.payment().id());
        world.heal();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.stock.reserved()).isZero();
        assertThat(world.payments.captures).isZero();
    }

    @Test
    void tellsWhyAnOrderEndsWhoseWrongMoneyWentBack() {
        World world = new World(5);
        world.payments.verdict = PaymentStatus.REVIEW;
        Order order = world.buy(2);

        world.payments.giveWrongMoneyBack(order.payment().id());
        world.heal();

        assertThat(world.orders.find(order.id()).orElseThrow().cancelReason()).isEqualTo(Reasons.PAYMENT_RETURNED);
        assertThat(world.stock.reserved()).isZero();
    }

    @Test
    void letsGoOfAProcessWhoseLogCouldNotBeWritten() {
        World world = new World(5).with(on("save", Fault.LOST));
        Order order = OrderFixtures.pending(2, 1299);
        assertThatThrownBy(() -> world.buy(order)).isInstanceOf(RemoteFailure.class);
        world.with(Faults.NONE).recover();
        assertThat(world.statusOf(order)).as("its lease is not over").isEqualTo(OrderStatus.PENDING);

        world.settlement.releaseAbandoned();
        world.recover();

        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.payments.captures).isEqualTo(1);
    }

    @Test
    void parksAnUndoThatFailsAndFinishesItLater() {
        World world = new World(5).with(on("release", Fault.LOST));
        world.payments.verdict = PaymentStatus.DECLINED;
        Order order = world.buy(2);

        assertThat(world.sagas.parked()).isEqualTo(1);
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PENDING);
        assertThat(world.stock.reserved()).isEqualTo(2);

        world.heal();

        assertThat(world.sagas.parked()).isZero();
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(world.stock.reserved()).isZero();
    }

    @Test
    void retriesWhatFollowsThePivotUntilItIsDone() {
        World world = new World(5).with(on("consume", Fault.LOST));
        Order order = world.buy(2);
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);
        assertThat(world.stock.reserved()).isEqualTo(2);

        world.heal();

        assertThat(world.stock.reserved()).isZero();
        assertThat(world.stock.onHand()).isEqualTo(3);
        assertThat(world.sagas.allFinished()).isTrue();
    }

    @Test
    void stopsWhenAnotherProcessTookOver() {
        World world = new World(5);
        Order order = OrderFixtures.pending(2, 1299);
        world.orders.add(order);
        Taken paused = world.settlement.begin(order.id());
        world.pass(MemorySagas.LEASE.plusSeconds(1));
        world.recover();
        assertThat(world.statusOf(order)).isEqualTo(OrderStatus.PAID);

        world.settlement.settle(order, paused);

        assertThat(world.payments.captures).isEqualTo(1);
        assertThat(world.stock.onHand()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRASH_BEFORE", "CRASH_AFTER"})
    void survivesACrashAtEachPlace(String kind) {
        int calls = 0;
        for (boolean died = true; died; calls++) {
            CrashOnce crash = new CrashOnce(calls, Fault.valueOf(kind));
            World world = new World(5).with(crash);
            Order order = world.buy(2);
            died = world.died;

            world.heal();

            assertThat(world.statusOf(order)).as("crash at call %s", calls).isEqualTo(OrderStatus.PAID);
            assertThat(world.payments.captures).isEqualTo(1);
            assertThat(world.stock.onHand()).isEqualTo(3);
            assertThat(world.stock.reserved()).isZero();
        }
        assertThat(calls).isGreaterThan(10);
    }

    private static final class CrashOnce implements Faults {
        private final Fault kind;
        private int left;

        CrashOnce(int left, Fault kind) {
            this.left = left;
            this.kind = kind;
        }

        @Override
        public Fault next(String call, boolean remote) {
            return left-- == 0 ? kind : Fault.NONE;
        }
    }
}
