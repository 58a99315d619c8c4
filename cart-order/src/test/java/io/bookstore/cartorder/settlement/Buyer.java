package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.CartRef;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.saga.Progress;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.simulation.Invariant;
import io.bookstore.cartorder.simulation.MemoryKeys.Claim;
import io.bookstore.cartorder.simulation.Weather.Fate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Sends one request, always under the same key, until the answer is final. What was answered is not forgotten. */
final class Buyer {

    private static final long PATIENCE = 15_000;

    private final Shop shop;
    private final Map<CartRef, UUID> carts;
    private final CartRef cart;
    private final Function<CartRef, Order> wish;
    private final String key;
    final Fate fate;

    private UUID order;
    private String finalAnswer;
    private int tries;
    private int answers;

    Buyer(Shop shop, Map<CartRef, UUID> carts, CartRef cart, Function<CartRef, Order> wish, Fate fate) {
        this.shop = shop;
        this.carts = carts;
        this.cart = cart;
        this.wish = wish;
        this.fate = fate;
        this.key = "key-" + fate.number;
    }

    private record Placed(Order order, Taken process) {}

    UUID order() {
        return order;
    }

    boolean hasFinalAnswer() {
        return finalAnswer != null;
    }

    void send() {
        int before = answers;
        shop.on(this::request, fate);
        long patience = PATIENCE << Math.min(tries++, 6);
        shop.time.at(patience, () -> {
            if (answers == before && finalAnswer == null && tries < 8) {
                send();
            }
        });
    }

    private void request() {
        try {
            Claim claim = shop.weather.carry("claim", false, () -> shop.keys.claim(key));
            if (claim.resource() != null) {
                answer(claim.resource());
            } else if (claim.token() != null) {
                answer(buy(claim));
            }
        } catch (RuntimeException error) {
            shop.weather.tell("answer 500", 0);
        }
    }

    private UUID buy(Claim claim) {
        Placed placed;
        try {
            placed = shop.weather.carry("place", false, () -> place(claim));
        } catch (RuntimeException failed) {
            shop.weather.carry("free", false, () -> {
                shop.keys.free(key, claim);
                return true;
            });
            throw failed;
        }
        if (placed.process() != null) {
            shop.settlement.settle(placed.order(), placed.process());
        }
        return placed.order().id();
    }

    /** All in one transaction: one order for one state of one cart, the key bound to it, its process begun. */
    private Placed place(Claim claim) {
        UUID first = cart == null ? null : carts.get(cart);
        boolean bought = first != null && shop.orders.statusOf(first) != OrderStatus.CANCELLED;
        Order made = bought ? shop.orders.find(first).orElseThrow() : wish.apply(cart);
        if (!shop.keys.bind(key, claim, made.id())) {
            throw new IllegalStateException("the key was taken over");
        }
        Invariant.O1.require(
                order == null || order.equals(made.id()), () -> key + " makes " + made.id() + " after " + order);
        order = made.id();
        if (bought) {
            return new Placed(made, null);
        }
        shop.fate(made.id(), fate);
        shop.orders.add(made);
        carts.put(cart, made.id());
        return new Placed(made, shop.settlement.begin(made.id()));
    }

    /** As OrderAnswers does: from how the order stands now. */
    private void answer(UUID id) {
        answers++;
        Order at = shop.orders.find(id).orElse(null);
        Invariant.O3.require(at != null, () -> "order " + id + " was acknowledged and is gone");
        String outcome = at.wasPaid() ? "paid" : ending(at);
        shop.weather.tell("answer " + outcome, 0);
        if (outcome == null) {
            return;
        }
        String answered = id + " " + outcome + " " + at.totals().totalCents();
        Invariant.O1.require(
                finalAnswer == null || finalAnswer.equals(answered),
                () -> key + " was answered " + finalAnswer + " and then " + answered);
        finalAnswer = answered;
    }

    private String ending(Order at) {
        if (at.status() == OrderStatus.CANCELLED) {
            return at.cancelReason();
        }
        Progress progress = shop.settlement.progress(at.id());
        boolean refused = Reasons.INSUFFICIENT_STOCK.equals(progress.reason())
                || Reasons.PAYMENT_DECLINED.equals(progress.reason());
        return progress.goesBack() && refused ? progress.reason() : null;
    }
}
