package io.bookstore.cartorder.cart;

import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.cartorder.sellable.SellableBooks;
import io.bookstore.platform.idempotency.Fingerprint;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts books into a cart and takes them out, within its limits. */
@Component
class ChangeCart {

    private final Carts carts;
    private final SellableBooks books;

    ChangeCart(Carts carts, SellableBooks books) {
        this.carts = carts;
        this.books = books;
    }

    /** @param key of the request, when the caller gave one: a repetition adds nothing */
    Cart add(CartOwner owner, UUID bookId, int qty, IfMatch condition, @Nullable String key) {
        SellableBook book = sellable(bookId);
        String request = key == null ? null : "request:" + Fingerprint.of(key + ' ' + bookId + ' ' + qty);
        return change(owner, cart -> {
            if (request != null && cart.hasApplied(request)) {
                return cart;
            }
            condition.require(cart);
            Cart added = added(cart, book, qty);
            return request == null ? added : added.remembering(request);
        });
    }

    /** The first line of a guest who has no cart yet. */
    Cart create(CartOwner.Guest guest, UUID bookId, int qty) {
        SellableBook book = sellable(bookId);
        return carts.create(guest, cart -> added(cart, book, qty));
    }

    Cart set(CartOwner owner, UUID bookId, int qty, IfMatch condition) {
        long price = qty == 0 ? 0 : sellable(bookId).priceCents();
        return change(owner, cart -> {
            condition.require(cart);
            boolean known = cart.line(bookId).isPresent();
            if (!known && qty == 0 && books.find(bookId).isEmpty()) {
                throw CartProblems.unknownBook();
            }
            return roomFor(known || qty == 0, cart).with(bookId, qty, price);
        });
    }

    Cart remove(CartOwner owner, UUID bookId, IfMatch condition) {
        return change(owner, cart -> {
            condition.require(cart);
            if (cart.line(bookId).isEmpty()) {
                throw CartProblems.notInCart();
            }
            return cart.with(bookId, 0, 0);
        });
    }

    /** Puts a line aside; it is not bought until it is restored. */
    Cart save(CartOwner owner, UUID bookId, IfMatch condition) {
        return change(owner, cart -> {
            condition.require(cart);
            CartLine line = cart.line(bookId).orElseThrow(CartProblems::notInCart);
            if (cart.savedLine(bookId).isEmpty() && cart.saved().size() >= Cart.MAX_LINES) {
                throw CartProblems.full();
            }
            return cart.savingForLater(line);
        });
    }

    /** Puts a line that was put aside back, within the limits. */
    Cart restore(CartOwner owner, UUID bookId, IfMatch condition) {
        SellableBook book = sellable(bookId);
        return change(owner, cart -> {
            condition.require(cart);
            CartLine line = cart.savedLine(bookId).orElseThrow(CartProblems::notSaved);
            return added(cart, book, line.qty()).withoutSaved(bookId);
        });
    }

    Cart forget(CartOwner owner, UUID bookId, IfMatch condition) {
        return change(owner, cart -> {
            condition.require(cart);
            if (cart.savedLine(bookId).isEmpty()) {
                throw CartProblems.notSaved();
            }
            return cart.withoutSaved(bookId);
        });
    }

    Cart empty(CartOwner owner, IfMatch condition) {
        return change(owner, cart -> {
            condition.require(cart);
            return cart.emptied();
        });
    }

    private Cart change(CartOwner owner, UnaryOperator<Cart> change) {
        return carts.change(owner, change).orElseThrow(CartProblems::unknownCart);
    }

    private static Cart added(Cart cart, SellableBook book, int qty) {
        int before = cart.line(book.id()).map(CartLine::qty).orElse(0);
        if (before + qty > Cart.MAX_QTY) {
            throw CartProblems.tooManyCopies();
        }
        return roomFor(before > 0, cart).with(book.id(), before + qty, book.priceCents());
    }

    private static Cart roomFor(boolean noNewLine, Cart cart) {
        if (!noNewLine && cart.lines().size() >= Cart.MAX_LINES) {
            throw CartProblems.full();
        }
        return cart;
    }

    private SellableBook sellable(UUID bookId) {
        return books.find(bookId).filter(SellableBook::active).orElseThrow(CartProblems::unknownBook);
    }
}
