package io.bookstore.gateway.traffic;

import java.util.List;

/**
 * What a request is for. Limits, shedding and patience go by it. The share says up to which part of the gateway's places
 * the class is let in: when they run short, browsing goes first and checkout last.
 */
public enum RouteClass {
    SIGN_IN("sign-in", 0.80),
    CHECKOUT("checkout", 1.00),
    CART("cart", 0.85),
    SEARCH("search", 0.70),
    BROWSE("browse", 0.60),
    ACCOUNT("account", 0.80),
    STAFF("staff", 0.90),
    WEBHOOK("webhook", 1.00),
    PAGE("page", 0.60),
    OTHER("other", 0.70);

    private record Prefix(String path, RouteClass kind) {}

    private static final List<Prefix> PREFIXES = List.of(
            new Prefix("/v1/auth/refresh", ACCOUNT),
            new Prefix("/v1/auth/logout", ACCOUNT),
            new Prefix("/v1/auth", SIGN_IN),
            new Prefix("/v1/me/password", SIGN_IN),
            new Prefix("/v1/me", ACCOUNT),
            new Prefix("/v1/notifications", ACCOUNT),
            new Prefix("/v1/shipments", ACCOUNT),
            new Prefix("/v1/library", ACCOUNT),
            new Prefix("/v1/exchanges", ACCOUNT),
            new Prefix("/v1/webhooks", WEBHOOK),
            new Prefix("/v1/checkout", CHECKOUT),
            new Prefix("/v1/orders", CHECKOUT),
            new Prefix("/v1/cart", CART),
            new Prefix("/v1/gift-cards", CART),
            new Prefix("/v1/search", SEARCH),
            new Prefix("/v1/admin", STAFF),
            new Prefix("/v1/imports", STAFF),
            new Prefix("/v1/exports", STAFF),
            new Prefix("/v1/inventory", STAFF),
            new Prefix("/v1", BROWSE),
            new Prefix("/.well-known", OTHER),
            new Prefix("/docs", OTHER),
            new Prefix("/health", OTHER));

    private final String label;
    private final double share;

    RouteClass(String label, double share) {
        this.label = label;
        this.share = share;
    }

    /** As settings, header fields and the access log name it. */
    public String label() {
        return label;
    }

    double share() {
        return share;
    }

    /**
     * By the decoded path without parameters, as the routes see it: another spelling of a path is another class only where
     * it is another route too.
     */
    static RouteClass of(String method, String path) {
        for (Prefix prefix : PREFIXES) {
            if (path.startsWith(prefix.path()) && endsAPart(path, prefix.path().length())) {
                return prefix.kind() == CHECKOUT && method.equals("GET") ? ACCOUNT : prefix.kind();
            }
        }
        return PAGE;
    }

    private static boolean endsAPart(String path, int at) {
        return path.length() == at || path.charAt(at) == '/';
    }
}
