package io.bookstore.catalog.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the reviews of a work add up to.
 *
 * @param average null while there is none
 * @param stars how many gave five, four … stars
 */
record Summary(@Nullable BigDecimal average, long count, Map<String, Long> stars) {

    private static final int BEST = 5;

    static Summary of(Map<Integer, Long> given) {
        Map<String, Long> stars = new LinkedHashMap<>();
        long count = 0;
        long sum = 0;
        for (int rating = 1; rating <= BEST; rating++) {
            long reviews = given.getOrDefault(rating, 0L);
            stars.put(Integer.toString(rating), reviews);
            count += reviews;
            sum += reviews * rating;
        }
        BigDecimal average =
                count == 0 ? null : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
        return new Summary(average, count, stars);
    }
}
