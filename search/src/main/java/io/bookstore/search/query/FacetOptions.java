package io.bookstore.search.query;

import io.bookstore.search.index.IndexedBook;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counted values with the names by which they are shown. */
@Component
class FacetOptions {

    static final Comparator<FacetView.Option> MOST_FIRST = Comparator.comparingLong(FacetView.Option::count)
            .reversed()
            .thenComparing(FacetView.Option::label)
            .thenComparing(FacetView.Option::value);

    private final FacetLabels labels;

    FacetOptions(FacetLabels labels) {
        this.labels = labels;
    }

    /** @param key as it is counted: the value, or {@code id|label} */
    FacetView.Option of(Facet facet, String key, long count, List<String> chosen) {
        int parting = facet.isLabelled() ? key.indexOf(IndexedBook.LABEL) : -1;
        String value = parting < 0 ? key : key.substring(0, parting);
        String label = parting < 0 ? labels.of(facet, key) : key.substring(parting + 1);
        return new FacetView.Option(value, label, count, chosen.contains(value));
    }

    String label(Facet facet, String value) {
        return labels.of(facet, value);
    }

    /** While a new name spreads over the books of an author, both names are one option. */
    static FacetView.Option renamed(FacetView.Option one, FacetView.Option other) {
        return new FacetView.Option(one.value(), one.label(), one.count() + other.count(), one.selected());
    }
}
