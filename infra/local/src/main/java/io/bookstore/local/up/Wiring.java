package io.bookstore.local.up;

import java.util.Map;

/**
 * How the processes of the shop find each other. Usually straight; a run that wants to stand between two of them answers
 * with ports of its own.
 */
public interface Wiring {

    /** Everybody finds everybody where it listens. */
    Wiring STRAIGHT = new Wiring() {};

    /**
     * The port under which {@code caller} finds {@code callee}.
     *
     * @param caller a process, for example {@code cart-order-2} or {@code psp-simulator}
     * @param callee a process, or one of {@code postgres}, {@code redis}, {@code elasticsearch}, {@code mail}
     * @param port where the callee listens
     */
    default int port(String caller, String callee, int port) {
        return port;
    }

    /** What the environment of this process of a service has beside the usual. */
    default Map<String, String> environment(String process) {
        return Map.of();
    }
}
