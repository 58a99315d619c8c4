package io.bookstore.cartorder.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.settlement.Faults.Fault;
import io.bookstore.cartorder.stock.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Many buyers of few copies while everything fails at random; a seed tells the whole story again. */
class SettlementSimulationTests {

    private static final int SEEDS = 3_000;
    private static final int BUYERS = 6;
    private static final int COPIES = 7;
    private static final List<Fault> AT_HOME = List.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER);
    private static final List<Fault> EVERYWHERE =
            List.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.LOST, Fault.ANSWER_LOST);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.bookstore.cartorder");

    @BeforeAll
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void beLoudAgain() {
        LOG.setLevel(null);
    }

    @Test
    void keepsStockAndMoneyRightWhateverFails() {
        for (long seed = 0; seed < SEEDS; seed++) {
            new Story(seed).play();
        }
    }

    private static final class Story {
        private final long seed;
        private final Random random;
        private final World world = new World(COPIES);
        private final List<Order> orders = new ArrayList<>();

        Story(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            world.with(this::fault);
        }

        private Fault fault(String call, boolean remote) {
            if (random.nextInt(100) >= 12) {
                return Fault.NONE;
            }
            List<Fault> possible = remote ? EVERYWHERE : AT_HOME;
            return possible.get(random.nextInt(possible.size()));
        }

        void play() {
            for (int i = 0; i < BUYERS; i++) {
                world.payments.verdict = verdict();
                orders.add(world.buy(1 + random.nextInt(2)));
                for (int k = 0; k < 4; k++) {
                    happen();
                }
            }
            world.heal();
            orders.forEach(order -> world.payments.settle(order.payment().id(), end(order)));
            world.heal();
            check();
        }

        private PaymentStatus verdict() {
            PaymentStatus[] verdicts = {
                PaymentStatus.SUCCEEDED,
                PaymentStatus.SUCCEEDED,
                PaymentStatus.DECLINED,
                PaymentStatus.REQUIRES_ACTION,
                PaymentStatus.PROCESSING
            };
            return verdicts[random.nextInt(verdicts.length)];
        }

        private void happen() {
            Order order = orders.get(random.nextInt(orders.size()));
            try {
                switch (random.nextInt(5)) {
                    case 0 -> world.payments.settle(order.payment().id(), end(order));
                    case 1 -> world.sagas.nudge(order.id());
                    case 2 -> world.cancelOrder.cancel(order, Reasons.CANCELLED_BY_SHOPPER);
                    case 3 -> world.pass(Duration.ofSeconds(random.nextInt(400)));
                    default -> world.recover();
                }
            } catch (Crash crash) {
                world.died = true;
            }
        }

        /** How an open payment ends. */
        private PaymentStatus end(Order order) {
            Payment payment = world.payments.payments.get(order.payment().id());
            boolean open = payment != null
                    && (payment.status() == PaymentStatus.REQUIRES_ACTION
                            || payment.status() == PaymentStatus.PROCESSING);
            if (open) {
                return random.nextBoolean() ? PaymentStatus.SUCCEEDED : PaymentStatus.DECLINED;
            }
            return payment == null ? PaymentStatus.CANCELED : payment.status();
        }

        private void check() {
            int sold = 0;
            for (Order bought : orders) {
                Order order = world.orders.find(bought.id()).orElseThrow();
                Payment payment = world.payments.payments.get(order.payment().id());
                boolean captured = payment != null && payment.status() == PaymentStatus.SUCCEEDED;
                boolean returned = world.payments.refunds.containsKey(PayBackStep.refundId(order.id()));
                boolean paid = order.status() == OrderStatus.PAID;
                assertThat(order.status()).as("seed %s", seed).isIn(OrderStatus.PAID, OrderStatus.CANCELLED);
                assertThat(captured && !returned)
                        .as("seed %s: money and order agree", seed)
                        .isEqualTo(paid);
                assertThat(returned && !captured)
                        .as("seed %s: nothing is returned that never came", seed)
                        .isFalse();
                assertThat(world.stock.reservations.get(order.id()) == Reservation.HELD)
                        .as("seed %s: no hold is left", seed)
                        .isFalse();
                assertThat(world.orders.walks.get(order.id()))
                        .as("seed %s", seed)
                        .doesNotHaveDuplicates();
                sold += paid ? order.lines().getFirst().quantity() : 0;
            }
            assertThat(world.sagas.allFinished())
                    .as("seed %s: all is finished", seed)
                    .isTrue();
            assertThat(world.sagas.parked())
                    .as("seed %s: nothing is stuck", seed)
                    .isZero();
            assertThat(world.stock.reserved).as("seed %s", seed).isZero();
            assertThat(world.stock.onHand)
                    .as("seed %s: no copy is lost or made", seed)
                    .isEqualTo(COPIES - sold);
        }
    }
}
