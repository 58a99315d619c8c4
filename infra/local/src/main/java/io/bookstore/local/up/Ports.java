package io.bookstore.local.up;

import java.util.Locale;
import java.util.Map;

/** Which port everything listens on: the usual one, moved by {@code BOOKSTORE_PORT_OFFSET}, or as its variable says. */
record Ports(Map<String, String> environment) {

    private static final int REPLICAS_FROM = 8150;
    private static final int MANAGEMENT_AWAY = 100;
    private static final int MOST_REPLICAS = 4;

    /** The port of a process; {@code CART_ORDER_PORT} changes the one of cart-order. */
    int of(String name, int usual) {
        return number(variable(name) + "_PORT", usual + offset());
    }

    /** The management port, usually 100 above the process's own. */
    int management(String name, int usual) {
        return number(variable(name) + "_MANAGEMENT_PORT", of(name, usual) + MANAGEMENT_AWAY);
    }

    /** The port of the second, third … replica of the service that usually has {@code 810x}. */
    int replica(int usual, int number) {
        if (number < 2 || number > MOST_REPLICAS) {
            throw new LaunchFailed("A service can have 1 to " + MOST_REPLICAS + " replicas here.");
        }
        return REPLICAS_FROM + (number - 2) * 10 + usual % 10 + offset();
    }

    private int offset() {
        return number("BOOKSTORE_PORT_OFFSET", 0);
    }

    private int number(String variable, int fallback) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return fallback;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new LaunchFailed(variable + "=" + value + " is not a port number.", e);
        }
    }

    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
