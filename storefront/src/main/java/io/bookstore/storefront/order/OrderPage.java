package io.bookstore.storefront.order;

import io.bookstore.storefront.api.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the page of an order shows. */
record OrderPage(
        String id,
        String number,
        String status,
        String statusWords,
        boolean pending,
        boolean cancelled,
        String placed,
        @Nullable String email,
        List<Line> lines,
        List<Sum> sums,
        String total,
        @Nullable String refunded,
        @Nullable Address address,
        @Nullable String country,
        @Nullable String paidWith,
        List<Parcel> parcels,
        List<Step> timeline) {

    record Line(
            @Nullable String url,
            String cover,
            String title,
            String byline,
            int quantity,
            String unitPrice,
            String total) {}

    record Sum(String label, String amount) {}

    record Parcel(
            String words,
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable String url,
            String books,
            List<Step> steps) {}

    record Step(String words, String at) {}
}
