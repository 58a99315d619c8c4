package io.bookstore.search.query;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of a selection when one facet of it is given up. */
final class Relaxing {

    private Relaxing() {}

    /** By each facet that narrows anything: the selection without it. */
    static Map<Facet, Selections> without(Selections chosen) {
        Map<Facet, Selections> rest = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Selections others = without(chosen, facet);
            if (!others.equals(chosen)) {
                rest.put(facet, others);
            }
        }
        return rest;
    }

    private static Selections without(Selections chosen, Facet facet) {
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        values.putAll(chosen.values());
        values.remove(facet);
        boolean price = facet == Facet.PRICE;
        return new Selections(
                values,
                given(chosen.priceMin(), price),
                given(chosen.priceMax(), price),
                facet == Facet.RATING ? null : chosen.ratingMin(),
                facet != Facet.AVAILABILITY && chosen.inStock(),
                chosen.publishedFrom(),
                chosen.publishedTo());
    }

    private static @Nullable Long given(@Nullable Long cents, boolean leftOut) {
        return leftOut ? null : cents;
    }
}
