package io.bookstore.chaos.controls;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One mistake that shops really make, and the invariants of which at least one must turn red. */
public enum Control {
    /** Stock is read, changed in memory and written back. */
    NAIVE_STOCK("naive-stock", "inventory", "inventory/src/main/java/io/bookstore/inventory/stock/StockRows.java"),

    /** A webhook that comes twice is worked on twice. */
    WEBHOOK_TWICE(
            "webhook-twice",
            "payment-shipping",
            "payment-shipping/src/main/java/io/bookstore/paymentshipping/webhook/Inbox.java"),

    /** Events are published before the change is committed. */
    PUBLISH_EARLY(
            "publish-early", "cart-order", "infra/platform/src/main/java/io/bookstore/platform/outbox/Outbox.java"),

    /** The buyer's browser says what the order costs. */
    CLIENT_TOTAL("client-total", "cart-order", "cart-order/src/main/java/io/bookstore/cartorder/checkout/Buy.java");

    private final String label;
    private final String service;
    private final String source;

    Control(String label, String service, String source) {
        this.label = label;
        this.service = service;
        this.source = source;
    }

    /** As on the command line, and as its patch is called. */
    public String label() {
        return label;
    }

    /** Whose process gets the mistake. */
    String service() {
        return service;
    }

    /** The file that is patched, from the repository's root. */
    String source() {
        return source;
    }

    /** One of these must turn red. */
    Set<String> red() {
        return switch (this) {
            case NAIVE_STOCK -> Set.of("S2", "S3");
            case WEBHOOK_TWICE -> Set.of("E3");
            case PUBLISH_EARLY -> Set.of("E1");
            case CLIENT_TOTAL -> Set.of("M3");
        };
    }

    public static Optional<Control> named(String label) {
        return Arrays.stream(values())
                .filter(control -> control.label.equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(Control::label).collect(Collectors.joining(", "));
    }
}
