package io.bookstore.chaos.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody who comes again and again, as a guest or signed in. What is done is decided by the seed alone. */
final class Buyer implements Runnable {

    private final Floor floor;
    private final Shelf shelf;
    private final RandomGenerator random;
    private final String label;
    private final @Nullable Account account;
    private final Till till;
    private final CartProbe cartProbe;
    private int visits;

    /** @param account null for a guest */
    Buyer(Floor floor, Shelf shelf, RandomGenerator random, String label, @Nullable Account account) {
        this.floor = floor;
        this.shelf = shelf;
        this.random = random;
        this.label = label;
        this.account = account;
        this.till = new Till(floor, random, label);
        this.cartProbe = new CartProbe(floor, shelf, random, label);
    }

    @Override
    public void run() {
        while (!floor.isClosing() && !Thread.currentThread().isInterrupted()) {
            visits++;
            visit();
            Floor.pause(random.nextInt(200, 1_500));
        }
    }

    private void visit() {
        int dice = random.nextInt(100);
        if (dice < 25) {
            look();
        } else if (dice < 35) {
            cartProbe.guest(visits);
        } else {
            Floor.Headers who = identity();
            if (who != null) {
                buy(who, dice);
            }
        }
    }

    private void buy(Floor.Headers who, int dice) {
        if (dice < 58) {
            after(till.pay(cartCheckout(), who), who);
        } else if (dice < 84) {
            after(
                    till.pay(till.buyNow(till.newKey(), till.body(till.anyCard()), shelf.any(random), copies()), who),
                    who);
        } else if (dice < 90) {
            storm(who);
        } else if (dice < 95) {
            sameCartAtOnce(who);
        } else {
            wrongTotal(who);
        }
    }

    private int copies() {
        return random.nextInt(10) == 0 ? random.nextInt(2, 5) : 1;
    }

    /** With a cart that holds something; null when the shop gave none. */
    private Floor.@Nullable Headers identity() {
        Shelf.Book book = shelf.any(random);
        if (account != null) {
            return account.isSignedIn() && add(account, book) ? account : null;
        }
        Answer cart = floor.client.send(
                Ask.of("cart_new", label, "POST", "/v1/cart", Map.of("book_id", book.id(), "qty", copies())));
        String token = cart.header("Cart-Token");
        if (!cart.ok() || token == null) {
            return null;
        }
        Floor.Headers guest = Floor.Headers.fixed(Map.of("Cart-Token", token));
        if (random.nextInt(3) == 0) {
            add(guest, shelf.any(random));
        }
        return guest;
    }

    private boolean add(Floor.Headers who, Shelf.Book book) {
        Ask ask = Ask.of("cart_add", label, "POST", "/v1/cart", Map.of("book_id", book.id(), "qty", 1))
                .key(till.newKey());
        return floor.insist(ask, who, random).ok();
    }

    private Ask cartCheckout() {
        return till.checkout(till.newKey(), till.body(till.anyCard()));
    }

    /** An impatient finger: one key, many requests at once. */
    private void storm(Floor.Headers who) {
        Ask ask = till.buyNow(till.newKey(), till.body(Till.VISA), shelf.any(random), 1);
        atOnce(List.of(ask, ask, ask, ask, ask, ask), who);
        after(till.pay(ask, who), who);
    }

    /** Two windows and a phone: one cart, other keys. */
    private void sameCartAtOnce(Floor.Headers who) {
        List<Ask> asks = new ArrayList<>();
        Map<String, Object> body = till.body(Till.VISA);
        for (int i = 0; i < 3; i++) {
            asks.add(till.checkout(till.newKey(), body).note("race", label + "/" + visits));
        }
        atOnce(asks, who);
        asks.forEach(ask -> till.pay(ask, who));
    }

    /** Says another total than the shop's: it must never be charged. */
    private void wrongTotal(Floor.Headers who) {
        Map<String, Object> body = new HashMap<>(till.body(Till.VISA));
        long wrong = random.nextInt(1, 300);
        body.put("expected_total_cents", wrong);
        Ask ask = till.buyNow(till.newKey(), body, shelf.anyCold(random), 1).note("expected_total_cents", wrong);
        till.pay(ask, who);
    }

    private void atOnce(List<Ask> asks, Floor.Headers who) {
        Map<String, String> headers = who.headers();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asks.forEach(ask ->
                    threads.execute(() -> floor.client.send(ask.headers(headers).note("at_once", true))));
        }
    }

    /** Looks at the order; some change their mind. */
    private void after(Answer answer, Floor.Headers who) {
        if (answer.status() != 201) {
            return;
        }
        Floor.Placed order = till.placed(answer, who);
        String path = "/v1/orders/" + order.id();
        Floor.Headers access = who == account ? who : Floor.Headers.fixed(order.access());
        floor.client.send(Ask.get("order_get", label, path).headers(access.headers()));
        int dice = random.nextInt(100);
        if (dice < 15) {
            Ask cancel = Ask.of("cancel", label, "POST", path + "/cancel", null).note("order_id", order.id());
            floor.insist(cancel, access, random);
        } else if (dice < 25) {
            // another country is refused, as shipping was agreed for the first
            Map<String, Object> address = Map.of("shipping_addr", Till.address("US", random.nextInt(1_000, 2_000)));
            floor.insist(Ask.of("address", label, "PATCH", path, address).note("order_id", order.id()), access, random);
        }
        if (random.nextInt(4) == 0) {
            floor.client.send(Ask.get("order_get", label, path).headers(access.headers()));
        }
    }

    private void look() {
        Shelf.Book book = shelf.any(random);
        switch (random.nextInt(4)) {
            case 0 -> floor.client.send(Ask.get("browse", label, "/v1/books?limit=10"));
            case 1 -> floor.client.send(Ask.get("book_get", label, "/v1/books/" + book.id()));
            case 2 -> floor.client.send(Ask.get("search", label, "/v1/search?q=storm&facets=none"));
            default -> floor.client.send(Ask.get("search", label, "/v1/search?q=hot&size=10"));
        }
    }
}
