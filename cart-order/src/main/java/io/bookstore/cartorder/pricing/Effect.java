package io.bookstore.cartorder.pricing;

import java.util.Set;

/** What an offer gives. */
public sealed interface Effect {

    int WHOLE = 10_000;

    /** @param basisPoints hundredths of a percent */
    record Percent(int basisPoints) implements Effect {
        public Percent {
            requireShare(basisPoints);
        }
    }

    /** @param amount off what the books in its scope cost together */
    record Amount(long amount) implements Effect {
        public Amount {
            if (amount < 1) {
                throw new IllegalArgumentException("an amount of " + amount);
            }
        }
    }

    /** Of each {@code buy + get} copies, {@code get} are cheaper; they are the cheapest of all. */
    record BuyGet(int buy, int get, int basisPoints) implements Effect {
        public BuyGet {
            if (buy < 1 || get < 1) {
                throw new IllegalArgumentException("buy " + buy + ", get " + get);
            }
            requireShare(basisPoints);
        }
    }

    /** One copy of the cheapest book is free when there are at least so many copies. */
    record CheapestFree(int atLeast) implements Effect {
        public CheapestFree {
            if (atLeast < 2) {
                throw new IllegalArgumentException("at least " + atLeast);
            }
        }
    }

    /** @param methods for which it is free; none named: for all */
    record FreeShipping(Set<String> methods) implements Effect {
        public FreeShipping {
            methods = Set.copyOf(methods);
        }
    }

    private static void requireShare(int basisPoints) {
        if (basisPoints < 1 || basisPoints > WHOLE) {
            throw new IllegalArgumentException(basisPoints + " basis points");
        }
    }
}
