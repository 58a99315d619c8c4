package io.bookstore.storefront.order;

import io.bookstore.storefront.api.Order;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in plain words where an order stands and what happened to it. In templates: {@code @orderWords}. */
@Component("orderWords")
public final class OrderWords {

    private static final Map<String, String> STATUS = Map.of(
            "pending", "Waiting for payment",
            "confirmed", "Confirmed",
            "paid", "Paid, being packed",
            "packed", "Packed, leaving soon",
            "partly_shipped", "Partly on its way",
            "shipped", "On its way",
            "delivered", "Delivered",
            "cancelled", "Cancelled");

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("pending", "We are waiting for your bank. You will not be charged twice."),
            Map.entry("confirmed", "Your order stands. Your card is charged when the book leaves our house."),
            Map.entry("paid", "Thank you. Your order is paid and we are packing it."),
            Map.entry("packed", "Your parcel is packed and waits for the carrier."),
            Map.entry("partly_shipped", "A part of your order is with the carrier. The rest follows."),
            Map.entry("shipped", "Your parcel is with the carrier."),
            Map.entry("delivered", "Your order has arrived. Enjoy reading."),
            Map.entry(
                    "cancelled",
                    "This order was cancelled. You have not been charged, or your money is on its way back."));

    private static final Map<String, String> CANCELLATIONS = Map.ofEntries(
            Map.entry("insufficient-stock", "The last copies were sold just before. You have not been charged."),
            Map.entry("payment-declined", "Your bank declined the payment. You have not been charged."),
            Map.entry("payment-cancelled", "The payment was called off. You have not been charged."),
            Map.entry(
                    "payment-returned",
                    "The payment did not match your order, so all that was taken went back to you. Please order again."),
            Map.entry("expired", "No payment came in time. You have not been charged."),
            Map.entry("hold-refused", "The copies could not be set aside. You have not been charged."),
            Map.entry("hold-lost", "The copies turned out to be gone. What you paid goes back to you."),
            Map.entry("cancelled-by-shopper", "You cancelled this order. What you paid goes back to you."),
            Map.entry("cancelled-by-staff", "We cancelled this order. What you paid goes back to you."));

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("created", "Order placed"),
            Map.entry("placed", "Order placed"),
            Map.entry("pending", "Order placed"),
            Map.entry("held", "Books set aside for you"),
            Map.entry("reserved", "Books set aside for you"),
            Map.entry("payment-requires-action", "Your bank asked you to confirm"),
            Map.entry("requires-action", "Your bank asked you to confirm"),
            Map.entry("payment-succeeded", "Payment received"),
            Map.entry("paid", "Payment received"),
            Map.entry("payment-failed", "Payment declined"),
            Map.entry("declined", "Payment declined"),
            Map.entry("packed", "Parcel packed"),
            Map.entry("shipment-created", "Parcel being prepared"),
            Map.entry("shipment-dispatched", "Parcel handed to the carrier"),
            Map.entry("dispatched", "Parcel handed to the carrier"),
            Map.entry("partly-shipped", "A part handed to the carrier"),
            Map.entry("shipped", "Parcel handed to the carrier"),
            Map.entry("delivered", "Delivered"),
            Map.entry("cancelled", "Order cancelled"),
            Map.entry("payment-disputed", "Payment disputed with the bank"),
            Map.entry("dispute-won", "Dispute decided: the payment stands"),
            Map.entry("dispute-lost", "Dispute decided: the bank took the money back"),
            Map.entry("dispute-closed", "Dispute closed"),
            Map.entry("refund-made", "Money sent back to your card"),
            Map.entry("refunded", "Money sent back to your card"),
            Map.entry("refund-failed", "Your bank did not take the money back yet; we look after it"),
            Map.entry("return-requested", "You asked to send books back"),
            Map.entry("return-approved", "Return agreed"),
            Map.entry("return-refused", "Return not accepted"),
            Map.entry("return-received", "Returned books arrived at our house"),
            Map.entry("address-changed", "Delivery address changed"));

    public String status(String status) {
        return STATUS.getOrDefault(status, sentence(status));
    }

    String explain(Order order) {
        String why = order.cancelReason() == null ? null : CANCELLATIONS.get(order.cancelReason());
        if (why != null) return why;
        return SENTENCES.getOrDefault(order.status(), status(order.status()) + ".");
    }

    /** An event of the timeline; one that is not known here is at least made readable. */
    String event(String event) {
        String name = event.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        String bare = name.startsWith("order-") ? name.substring("order-".length()) : name;
        String known = EVENTS.get(bare);
        return known != null ? known : sentence(event);
    }

    private static String sentence(String text) {
        String words = text.strip().replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
