package io.bookstore.catalog.editing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Embeddable
record SeriesPlace(
        @Column(name = "series_id") UUID id,
        @Column(name = "series_volume") @Nullable String volume,
        @Column(name = "series_order") @Nullable BigDecimal order) {

    private static final int SCALE = 4;

    SeriesPlace {
        order = order == null ? null : order.setScale(SCALE); // as the database gives it back, so that equals is right
    }
}
