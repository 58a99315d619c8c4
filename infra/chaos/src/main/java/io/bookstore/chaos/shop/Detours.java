package io.bookstore.chaos.shop;

import io.bookstore.chaos.proxy.Disturbance;
import io.bookstore.chaos.proxy.FaultProxy;
import io.bookstore.local.up.Wiring;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A fault proxy on every edge of the shop. */
public final class Detours implements Wiring, AutoCloseable {

    /** Below the ports that the kernel gives to callers, so that a door which is shut for a while stays ours. */
    private static final int FIRST_PORT = 30_500;

    private static final int LAST_PORT = 32_700;

    private final long seed;
    private final Function<String, Map<String, String>> environments;
    private final Map<String, FaultProxy> proxies = new TreeMap<>();
    private int nextPort = FIRST_PORT;

    /** @param environments what a process gets beside the usual */
    Detours(long seed, Function<String, Map<String, String>> environments) {
        this.seed = seed;
        this.environments = environments;
    }

    @Override
    public synchronized int port(String caller, String callee, int port) {
        String edge = new Edge(caller, callee).toString();
        return proxies.computeIfAbsent(edge, name -> proxy(name, port)).port();
    }

    @Override
    public Map<String, String> environment(String process) {
        return environments.apply(process);
    }

    /** Disturbs these edges from now on; an edge that does not exist is a mistake. */
    public void disturb(Collection<Edge> edges, Disturbance disturbance) {
        edges.forEach(edge -> proxy(edge).disturb(disturbance));
    }

    public void heal(Collection<Edge> edges) {
        edges.forEach(edge -> proxy(edge).heal());
    }

    /** Every proxy passes everything again. */
    public synchronized void healAll() {
        proxies.values().forEach(FaultProxy::heal);
    }

    public synchronized boolean has(Edge edge) {
        return proxies.containsKey(edge.toString());
    }

    /** The edges over which anything went, and what. */
    public synchronized Map<String, FaultProxy.Counts> counts() {
        Map<String, FaultProxy.Counts> counts = new TreeMap<>();
        proxies.forEach((edge, proxy) -> {
            if (proxy.counts().connections() > 0) {
                counts.put(edge, proxy.counts());
            }
        });
        return counts;
    }

    @Override
    public synchronized void close() {
        proxies.values().forEach(FaultProxy::close);
    }

    private synchronized FaultProxy proxy(Edge edge) {
        return Optional.ofNullable(proxies.get(edge.toString()))
                .orElseThrow(() -> new IllegalArgumentException("there is no edge " + edge));
    }

    private FaultProxy proxy(String edge, int target) {
        List<Integer> taken = new java.util.ArrayList<>();
        while (nextPort < LAST_PORT) {
            int port = nextPort++;
            try {
                return FaultProxy.between(port, target, seed ^ edge.hashCode());
            } catch (UncheckedIOException inUse) {
                taken.add(port);
            }
        }
        throw new IllegalStateException("no free port for " + edge + ", taken: " + taken);
    }
}
