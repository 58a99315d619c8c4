package io.bookstore.cartorder.cart;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bookstore.platform.ids.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cart at one moment; every change makes the next version.
 *
 * @param id new for each cart, so that (id, version) names one state of one cart for ever
 * @param saved lines put aside for later: they are not bought, and count in no sum
 * @param coupons codes that the shopper gave, in capitals
 * @param applied what was applied once already: orders taken out, repeated requests; the latest ones only
 * @param merges by the merged guest cart's key, what was told about it
 * @param closedFor the user cart that this guest cart went into
 */
public record Cart(
        UUID id,
        long version,
        List<CartLine> lines,
        List<CartLine> saved,
        List<String> coupons,
        List<String> applied,
        Map<String, List<CartNotice>> merges,
        @Nullable String closedFor) {

    static final int MAX_QTY = 100;
    static final int MAX_LINES = 200;
    static final int MAX_COUPONS = 5;
    private static final int REMEMBERED = 20;

    public Cart {
        lines = List.copyOf(lines);
        saved = saved == null ? List.of() : List.copyOf(saved); // a cart from before there were saved lines
        coupons = coupons == null ? List.of() : List.copyOf(coupons);
        applied = List.copyOf(applied);
        merges = Map.copyOf(merges);
    }

    static Cart fresh() {
        return new Cart(Ids.next(), 0, List.of(), List.of(), List.of(), List.of(), Map.of(), null);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isClosed() {
        return closedFor != null;
    }

    Optional<CartLine> line(UUID bookId) {
        return lines.stream().filter(line -> line.bookId().equals(bookId)).findFirst();
    }

    boolean hasApplied(String what) {
        return applied.contains(what);
    }

    /** With this quantity of the book, at the place where it stood; a new line comes last, none at quantity 0. */
    Cart with(UUID bookId, int qty, long priceCents) {
        List<CartLine> next = new ArrayList<>();
        boolean known = false;
        for (CartLine line : lines) {
            boolean same = line.bookId().equals(bookId);
            known |= same;
            if (!same) {
                next.add(line);
            } else if (qty > 0) {
                next.add(line.withQty(qty));
            }
        }
        if (!known && qty > 0) {
            next.add(new CartLine(bookId, qty, priceCents));
        }
        return withLines(next);
    }

    Cart emptied() {
        return withLines(List.of()).withCoupons(List.of());
    }

    Cart remembering(String what) {
        List<String> next = new ArrayList<>(applied);
        next.add(what);
        List<String> latest = next.subList(Math.max(0, next.size() - REMEMBERED), next.size());
        return new Cart(id, version, lines, saved, coupons, latest, merges, closedFor);
    }

    /** What was bought goes, and the coupons with it; what was added meanwhile stays. */
    Cart without(String order, Map<UUID, Integer> bought) {
        List<CartLine> next = lines.stream()
                .map(line -> line.withQty(line.qty() - bought.getOrDefault(line.bookId(), 0)))
                .filter(line -> line.qty() > 0)
                .toList();
        return withLines(next).withCoupons(List.of()).remembering(order);
    }

    /** All lines of the guest's cart too; what does not fit is left out and told. */
    Cart merged(String guestKey, Cart guest) {
        List<CartNotice> notices = new ArrayList<>();
        Cart next = this;
        for (CartLine line : guest.lines()) {
            int here = next.line(line.bookId()).map(CartLine::qty).orElse(0);
            int sum = Math.min(MAX_QTY, here + line.qty());
            if (here == 0 && next.lines().size() == MAX_LINES) {
                notices.add(new CartNotice(
                        "merge-line-left-out", line.bookId(), "Your cart is full, so a book was left out."));
                continue;
            }
            if (sum < here + line.qty()) {
                notices.add(new CartNotice(
                        "merge-quantity-lowered",
                        line.bookId(),
                        "You can have at most " + MAX_QTY + " copies of a book."));
            }
            next = next.with(line.bookId(), sum, line.priceWhenAddedCents());
        }
        Map<String, List<CartNotice>> told = new TreeMap<>(merges);
        while (told.size() >= REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
        told.put(guestKey, notices);
        return new Cart(id, version, next.lines(), savedToo(guest), couponsToo(guest), applied, told, closedFor);
    }

    /** The guest's saved books come after ours, as many as there is room for. */
    private List<CartLine> savedToo(Cart guest) {
        return Stream.concat(
                        saved.stream(),
                        guest.saved().stream()
                                .filter(line -> savedLine(line.bookId()).isEmpty()))
                .limit(MAX_LINES)
                .toList();
    }

    private List<String> couponsToo(Cart guest) {
        return Stream.concat(coupons.stream(), guest.coupons().stream())
                .distinct()
                .limit(MAX_COUPONS)
                .toList();
    }

    Cart withCoupons(List<String> next) {
        return new Cart(id, version, lines, saved, next, applied, merges, closedFor);
    }

    Optional<CartLine> savedLine(UUID bookId) {
        return saved.stream().filter(line -> line.bookId().equals(bookId)).findFirst();
    }

    /** The book's line is put aside; copies of it that were put aside before stay with it, up to the limit. */
    Cart savingForLater(CartLine line) {
        int qty = line.qty() + savedLine(line.bookId()).map(CartLine::qty).orElse(0);
        List<CartLine> next = new ArrayList<>(withoutSaved(line.bookId()).saved());
        next.add(line.withQty(Math.min(MAX_QTY, qty)));
        return with(line.bookId(), 0, 0).withSaved(next);
    }

    Cart withoutSaved(UUID bookId) {
        return withSaved(
                saved.stream().filter(line -> !line.bookId().equals(bookId)).toList());
    }

    private Cart withSaved(List<CartLine> next) {
        return new Cart(id, version, lines, next, coupons, applied, merges, closedFor);
    }

    Cart closedFor(String userKey) {
        return new Cart(id, version, lines, saved, coupons, applied, merges, userKey);
    }

    Cart nextVersion() {
        return new Cart(id, version + 1, lines, saved, coupons, applied, merges, closedFor);
    }

    /** This cart after the change, or this very cart when nothing changed. */
    Cart changedBy(UnaryOperator<Cart> change) {
        Cart changed = change.apply(this);
        return changed.equals(this) ? this : changed.nextVersion();
    }

    private Cart withLines(List<CartLine> next) {
        return new Cart(id, version, next, saved, coupons, applied, merges, closedFor);
    }
}
