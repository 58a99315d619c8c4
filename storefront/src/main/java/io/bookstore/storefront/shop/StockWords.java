package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.Availability;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whether a book can be had. In templates: {@code @stock}. */
@Component("stock")
public final class StockWords {

    private final DateWords dates;

    StockWords(DateWords dates) {
        this.dates = dates;
    }

    /** How it looks: {@code good}, {@code low} or {@code none}. */
    public String tone(@Nullable Availability availability) {
        return switch (status(availability)) {
            case "in_stock", "available" -> "good";
            case "low_stock", "preorder", "backorder" -> "low";
            case "" -> "";
            default -> "none";
        };
    }

    public String words(@Nullable Availability availability) {
        if (availability == null) return "";
        return switch (status(availability)) {
            case "in_stock", "available" -> "In stock";
            case "low_stock" ->
                availability.left() == null ? "Only a few left" : "Only " + availability.left() + " left";
            case "out_of_stock" -> "Out of stock";
            case "preorder" -> "Pre-order" + from(availability, ": appears ");
            case "backorder" -> "On order" + from(availability, ": expected ");
            default -> "Not available";
        };
    }

    /** Whether the buy button is shown; when nothing is known the checkout decides. */
    public boolean canBuy(@Nullable Availability availability) {
        String status = status(availability);
        return status.isEmpty() || !tone(availability).equals("none");
    }

    private String from(Availability availability, String before) {
        String day = dates.published(availability.availableFrom() == null ? null : dayOf(availability.availableFrom()));
        return day.isEmpty() ? "" : before + day;
    }

    private static String dayOf(String moment) {
        return moment.length() > 10 ? moment.substring(0, 10) : moment;
    }

    private static String status(@Nullable Availability availability) {
        return availability == null ? "" : availability.status().toLowerCase(Locale.ROOT);
    }
}
