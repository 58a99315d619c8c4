package io.bookstore.cartorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.failpoint.FailPoints;
import io.bookstore.cartorder.paper.PapersDue;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.redemption.Redemptions;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.OrderRefunds;
import io.bookstore.cartorder.refund.RefundStatus;
import io.bookstore.cartorder.settlement.OrderFixtures;
import io.bookstore.cartorder.simulation.MemoryOrders;
import io.bookstore.cartorder.simulation.MemorySagas;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.json.LenientJson;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The order table that the simulation uses behaves as the one in the database does, along random walks. */
class OrderWalksIntegrationTests extends RunningShop {

    private static final int WALKS = 60;
    private static final int STEPS = 10;
    private static final List<PaymentStatus> STATUSES = List.copyOf(EnumSet.allOf(PaymentStatus.class));

    @Autowired
    private Orders orders;

    @Autowired
    private Moments moments;

    @Autowired
    private OrderRefunds refunds;

    @Autowired
    private Redemptions redemptions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private PapersDue papers;

    @Autowired
    private FailPoints failPoints;

    @Autowired
    private LenientJson json;

    @Autowired
    private PlatformTransactionManager transactions;

    private final MemorySagas sagas = new MemorySagas(Clock.systemUTC());
    private TransactionTemplate transaction;
    private StoredOrderMoves stored;
    private StaffRefunds staffRefunds;

    @BeforeEach
    void usesTheRealTables() {
        transaction = new TransactionTemplate(transactions);
        stored = new StoredOrderMoves(
                jdbc,
                orders,
                moments,
                outbox,
                sagas,
                refunds,
                papers,
                redemptions,
                failPoints,
                json,
                Clock.systemUTC());
        staffRefunds = new StaffRefunds(jdbc, orders, stored, refunds);
    }

    @Test
    void walksAsTheDatabaseDoes() {
        for (int seed = 0; seed < WALKS; seed++) {
            new Walk(seed).walk();
        }
    }

    private final class Walk {
        private final Random random;
        private final int seed;
        private final MemoryOrders memory = new MemoryOrders(sagas, event -> {});
        private final Order order = OrderFixtures.pending(3, 1000);
        private UUID refund = Ids.next();

        Walk(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void walk() {
            memory.add(order);
            transaction.executeWithoutResult(status -> orders.add(order));
            StringBuilder path = new StringBuilder("seed " + seed);
            for (int i = 0; i < STEPS; i++) {
                int kind = random.nextInt(11);
                long amount = 1L + random.nextInt(3000);
                path.append(' ').append(kind);
                Object there = transaction.execute(status -> {
                    Object answer = stored(kind, amount);
                    if (Boolean.FALSE.equals(answer)) {
                        status.setRollbackOnly();
                    }
                    return answer;
                });
                Object here = memory(kind, amount);
                assertThat(here).as(path.toString()).isEqualTo(there);
                assertThat(inMemory()).as(path.toString()).isEqualTo(inDatabase());
                refund = kind == 6 ? wish(amount).id() : refund;
            }
        }

        private Object stored(int kind, long amount) {
            return switch (kind) {
                case 6 -> staffRefunds.begin(wish(amount)).isEmpty();
                case 7 -> {
                    refunds.find(refund).ifPresent(known -> staffRefunds.giveUp(refund));
                    yield true;
                }
                case 8, 9, 10 -> {
                    OrderStatus next = parcel(kind);
                    Order at = orders.lock(order.id()).orElseThrow();
                    boolean may = at.status().mayBecome(next);
                    if (may) {
                        stored.move(at, next, next.code(), null);
                    }
                    yield may;
                }
                default -> move(stored, kind, amount);
            };
        }

        private Object memory(int kind, long amount) {
            return switch (kind) {
                case 6 -> memory.beginRefund(wish(amount));
                case 7 -> {
                    if (memory.hasRefund(refund)) {
                        memory.giveUpRefund(refund);
                    }
                    yield true;
                }
                case 8, 9, 10 -> memory.advance(order.id(), parcel(kind));
                default -> move(memory, kind, amount);
            };
        }

        private Object move(OrderMoves moves, int kind, long amount) {
            return switch (kind) {
                case 0, 1 -> moves.pay(order.id());
                case 2 -> moves.cancel(order.id(), "expired");
                case 3 -> amount < 600 ? moves.cancelAndOwe(order.id(), "hold-lost") : moves.statusOf(order.id());
                case 4 -> {
                    moves.notePayment(order.id(), payment(STATUSES.get((int) amount % STATUSES.size())));
                    yield true;
                }
                default -> {
                    boolean open = memory.refunding(order.id()) > 0;
                    long total = memory.find(order.id()).orElseThrow().refundedCents();
                    if (open) {
                        long back = memory.refunding(order.id());
                        moves.noteRefund(order.id(), new Refund(refund, back, "succeeded", total + back));
                    }
                    yield moves.owed(order.id());
                }
            };
        }

        private OrderStatus parcel(int kind) {
            return kind == 8 ? OrderStatus.PACKED : kind == 9 ? OrderStatus.SHIPPED : OrderStatus.DELIVERED;
        }

        private OrderRefund wish(long amount) {
            UUID id = new UUID(
                    order.id().getMostSignificantBits() + amount, order.id().getLeastSignificantBits());
            return new OrderRefund(
                    id,
                    order.id(),
                    amount,
                    "torn",
                    List.of(),
                    RefundStatus.UNKNOWN,
                    id,
                    order.createdAt(),
                    order.createdAt());
        }

        private Payment payment(PaymentStatus status) {
            return new Payment(order.payment().id(), order.id(), status, 3000, "USD", null, null, null, null, null, 0);
        }

        private List<Object> inMemory() {
            Order at = memory.find(order.id()).orElseThrow();
            return state(at, memory.refunding(order.id()), memory.moments(order.id()));
        }

        private List<Object> inDatabase() {
            long refunding = count("select refunding_cents from orders where id = ?", order.id());
            List<String> story = moments.of(List.of(order.id())).get(order.id()).stream()
                    .map(Moment::event)
                    .toList();
            return state(orders.find(order.id()).orElseThrow(), refunding, story);
        }

        private static List<Object> state(Order at, long refunding, List<String> story) {
            return List.of(
                    at.status(),
                    at.version(),
                    at.refundedCents(),
                    at.payment().status(),
                    String.valueOf(at.cancelReason()),
                    at.wasPaid(),
                    refunding,
                    story);
        }
    }
}
