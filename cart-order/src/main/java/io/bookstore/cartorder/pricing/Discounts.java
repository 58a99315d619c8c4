package io.bookstore.cartorder.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Applies offers one after the other to what is left of each line. */
final class Discounts {

    private final Basket basket;
    private final long subtotal;
    private final long[] left;
    private final List<List<Price.Cut>> cuts = new ArrayList<>();
    private final List<Price.Given> given = new ArrayList<>();
    private final List<Price.Refused> refused = new ArrayList<>();
    private long shippingLeft;
    private boolean closed;

    Discounts(Basket basket) {
        this.basket = basket;
        this.subtotal = basket.subtotal();
        this.left = basket.items().stream().mapToLong(Item::total).toArray();
        this.shippingLeft = basket.shipping();
        basket.items().forEach(item -> cuts.add(new ArrayList<>()));
        basket.offers().stream()
                .sorted(Comparator.comparingInt(Offer::priority).reversed().thenComparing(Offer::id))
                .forEach(this::apply);
    }

    /** An exclusive offer counts only alone: the first one that gives something closes the list or is left out. */
    private void apply(Offer offer) {
        if (closed || (offer.exclusive() && !given.isEmpty())) {
            refuse(offer, Price.Why.NOT_TOGETHER, 0);
            return;
        }
        if (subtotal < offer.minBasket()) {
            refuse(offer, Price.Why.BASKET_TOO_SMALL, offer.minBasket() - subtotal);
            return;
        }
        if (offer.effect() instanceof Effect.FreeShipping free) {
            sendFree(offer, free);
            return;
        }
        long[] off = amounts(offer);
        long sum = 0;
        for (int i = 0; i < off.length; i++) {
            if (off[i] > 0) {
                left[i] -= off[i];
                sum += off[i];
                cuts.get(i).add(new Price.Cut(offer.id(), off[i]));
            }
        }
        if (sum == 0) {
            refuse(offer, Price.Why.NOTHING_FITS, 0);
        } else {
            give(offer, sum, 0);
        }
    }

    /** Before a way of sending is chosen it is noted as given: whether it takes something off is seen later. */
    private void sendFree(Offer offer, Effect.FreeShipping free) {
        String method = basket.method();
        boolean somethingIsSent = basket.items().stream()
                .anyMatch(item -> item.shipped() && offer.scope().covers(item));
        boolean rightMethod =
                method == null || free.methods().isEmpty() || free.methods().contains(method);
        if (!somethingIsSent || !rightMethod || (method != null && shippingLeft == 0)) {
            refuse(offer, Price.Why.NOTHING_FITS, 0);
            return;
        }
        give(offer, 0, shippingLeft);
        shippingLeft = 0;
    }

    private void give(Offer offer, long discount, long shipping) {
        given.add(new Price.Given(offer.id(), offer.name(), offer.code(), discount, shipping));
        closed = offer.exclusive();
    }

    private void refuse(Offer offer, Price.Why why, long missing) {
        refused.add(new Price.Refused(offer.id(), offer.code(), why, missing));
    }

    private long[] amounts(Offer offer) {
        int[] fitting = IntStream.range(0, left.length)
                .filter(i -> left[i] > 0 && offer.scope().covers(basket.items().get(i)))
                .toArray();
        return switch (offer.effect()) {
            case Effect.Percent percent -> shared(fitting, percentOf(fitting, percent.basisPoints()));
            case Effect.Amount amount -> shared(fitting, Math.min(amount.amount(), sum(fitting)));
            case Effect.BuyGet rule -> {
                long groups = copies(fitting) / ((long) rule.buy() + rule.get());
                yield cheapest(fitting, groups * rule.get(), rule.basisPoints());
            }
            case Effect.CheapestFree rule -> cheapest(fitting, copies(fitting) >= rule.atLeast() ? 1 : 0, Effect.WHOLE);
            case Effect.FreeShipping free -> throw new IllegalStateException("takes nothing off books");
        };
    }

    private long sum(int[] lines) {
        return IntStream.of(lines).mapToLong(i -> left[i]).sum();
    }

    private long percentOf(int[] lines, int basisPoints) {
        return Shares.part(sum(lines), basisPoints, Effect.WHOLE);
    }

    private long copies(int[] lines) {
        return IntStream.of(lines)
                .mapToLong(i -> basket.items().get(i).quantity())
                .sum();
    }

    private long[] shared(int[] lines, long amount) {
        long[] parts =
                Shares.split(amount, IntStream.of(lines).mapToLong(i -> left[i]).toArray());
        long[] off = new long[left.length];
        for (int n = 0; n < lines.length; n++) {
            off[lines[n]] = parts[n];
        }
        return off;
    }

    /** The cheapest copies, each at its price in the basket, never below what is left of its line. */
    private long[] cheapest(int[] lines, long copies, int basisPoints) {
        long[] off = new long[left.length];
        List<Integer> byPrice = IntStream.of(lines)
                .boxed()
                .sorted(Comparator.comparingLong(i -> basket.items().get(i).unitPrice()))
                .toList();
        long wanted = copies;
        for (int i : byPrice) {
            Item item = basket.items().get(i);
            long taken = Math.min(wanted, item.quantity());
            long value = Math.min(left[i], Math.multiplyExact(item.unitPrice(), taken));
            off[i] = Shares.part(value, basisPoints, Effect.WHOLE);
            wanted -= taken;
        }
        return off;
    }

    long left(int line) {
        return left[line];
    }

    List<Price.Cut> cuts(int line) {
        return cuts.get(line);
    }

    List<Price.Given> given() {
        return given;
    }

    List<Price.Refused> refused() {
        return refused;
    }

    long shippingLeft() {
        return shippingLeft;
    }
}
