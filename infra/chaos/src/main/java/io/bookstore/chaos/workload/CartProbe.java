package io.bookstore.chaos.workload;

import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Carts that are never bought, filled with repeated requests, so that it can be told what must be in them. */
final class CartProbe {

    private final Floor floor;
    private final Shelf shelf;
    private final RandomGenerator random;
    private final String label;

    CartProbe(Floor floor, Shelf shelf, RandomGenerator random, String label) {
        this.floor = floor;
        this.shelf = shelf;
        this.random = random;
        this.label = label;
    }

    /** Fills a new guest's cart and looks into it. */
    void guest(int visit) {
        String cart = label + "/probe" + visit;
        Map.Entry<String, Floor.Headers> guest = fill(cart);
        if (guest != null) {
            look(cart, guest.getValue());
        }
    }

    /** Empties the user's cart, fills a guest's, takes it along twice and looks. Only for a user who never buys. */
    void merge(Account account, int visit) {
        String mine = label + "/mine" + visit;
        Ask clear = Ask.of("cart_clear", label, "DELETE", "/v1/cart", null).note("cart", mine);
        int cleared = floor.insist(clear, account, random).status();
        if (cleared != 200 && cleared != 404) {
            return;
        }
        String theirs = label + "/guest" + visit;
        Map.Entry<String, Floor.Headers> guest = fill(theirs);
        if (guest == null) {
            return;
        }
        Ask merge = Ask.of("cart_merge", label, "POST", "/v1/cart/merge", Map.of("cart_token", guest.getKey()))
                .note("cart", mine)
                .note("guest_cart", theirs);
        floor.insist(merge, account, random);
        floor.insist(merge, account, random);
        look(mine, account);
        look(theirs, guest.getValue());
    }

    private Map.@org.jspecify.annotations.Nullable Entry<String, Floor.Headers> fill(String cart) {
        Shelf.Book first = shelf.anyCold(random);
        int copies = random.nextInt(1, 4);
        Answer made = floor.client.send(note(
                Ask.of("cart_new", label, "POST", "/v1/cart", Map.of("book_id", first.id(), "qty", copies)),
                cart,
                first,
                copies));
        String token = made.header("Cart-Token");
        if (!made.ok() || token == null) {
            return null;
        }
        Floor.Headers guest = Floor.Headers.fixed(Map.of("Cart-Token", token));
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            change(cart, guest);
        }
        return Map.entry(token, guest);
    }

    private void change(String cart, Floor.Headers guest) {
        Shelf.Book book = shelf.anyCold(random);
        int copies = random.nextInt(1, 4);
        if (random.nextBoolean()) {
            Ask add = note(
                    Ask.of("cart_add", label, "POST", "/v1/cart", Map.of("book_id", book.id(), "qty", copies))
                            .key(new UUID(random.nextLong(), random.nextLong()).toString()),
                    cart,
                    book,
                    copies);
            floor.insist(add, guest, random);
            floor.insist(add, guest, random);
        } else {
            Ask set = note(
                    Ask.of("cart_set", label, "PUT", "/v1/cart/" + book.id(), Map.of("qty", copies)),
                    cart,
                    book,
                    copies);
            floor.insist(set, guest, random);
        }
    }

    private static Ask note(Ask ask, String cart, Shelf.Book book, int copies) {
        return ask.note("cart", cart).note("book_id", book.id()).note("qty", copies);
    }

    private void look(String cart, Floor.Headers who) {
        floor.client.send(
                Ask.get("cart_get", label, "/v1/cart").headers(who.headers()).note("cart", cart));
    }
}
