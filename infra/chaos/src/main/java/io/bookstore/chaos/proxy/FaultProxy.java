package io.bookstore.chaos.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Stands between callers and one callee on 127.0.0.1 and can be told, at any time, to disturb what passes. */
public final class FaultProxy implements AutoCloseable {

    /** What passed and what was struck since the start. */
    public record Counts(long connections, long bytesToCallee, long bytesToCaller, long resets) {}

    private static final int BACKLOG = 200;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final int port;
    private final int target;
    private final Weather weather = new Weather();
    private final SplittableRandom random;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final LongAdder accepted = new LongAdder();
    private final Tally tally = new Tally();
    private @Nullable ServerSocket door;
    private boolean closed;

    /** Bytes and resets, counted by the connections. */
    static final class Tally {
        final LongAdder toCallee = new LongAdder();
        final LongAdder toCaller = new LongAdder();
        final LongAdder resets = new LongAdder();
    }

    private FaultProxy(int port, int target, long seed) {
        this.port = port;
        this.target = target;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Listens at once.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static FaultProxy between(int port, int target, long seed) {
        FaultProxy proxy = new FaultProxy(port, target, seed);
        proxy.open();
        return proxy;
    }

    public int port() {
        return port;
    }

    public synchronized void disturb(Disturbance disturbance) {
        if (closed) {
            return;
        }
        weather.change(disturbance);
        switch (disturbance.door()) {
            case OPEN -> open();
            case CLOSED -> {
                shut();
                connections.forEach(Connection::reset);
            }
            case RESET -> {
                open();
                connections.forEach(Connection::reset);
            }
        }
    }

    public void heal() {
        disturb(Disturbance.NONE);
    }

    public boolean isDisturbed() {
        return !weather.now().equals(Disturbance.NONE);
    }

    public Counts counts() {
        return new Counts(accepted.sum(), tally.toCallee.sum(), tally.toCaller.sum(), tally.resets.sum());
    }

    @Override
    public synchronized void close() {
        closed = true;
        shut();
        weather.end();
        connections.forEach(Connection::reset);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void open() {
        if (door != null) {
            return;
        }
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            door = socket;
            Thread.ofVirtual().name("proxy-" + port).start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private synchronized void shut() {
        Sockets.closeQuietly(door);
        door = null;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                admit(socket.accept());
            } catch (IOException shutOrCallerGone) {
                // the next turn tells which of the two
            }
        }
    }

    private void admit(Socket caller) {
        accepted.increment();
        Disturbance now = weather.now();
        if (now.door() == Disturbance.Door.OPEN) {
            Connection connection = new Connection(caller, target, weather, draw(), tally, this);
            connections.add(connection);
            connection.start();
            if (weather.now().door() != Disturbance.Door.OPEN) {
                // the door fell shut behind the caller
                connection.reset();
            }
        } else {
            tally.resets.increment();
            Sockets.reset(caller);
        }
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    /** A callee that does not listen is to refuse its callers itself: some of them rightly try again only then. */
    synchronized void calleeRefuses() {
        if (door != null && !closed) {
            shut();
            Thread.ofVirtual().name("await-" + target).start(this::reopenWithTheCallee);
        }
    }

    private void reopenWithTheCallee() {
        try {
            while (!isClosed() && !Sockets.isListening(target)) {
                Thread.sleep(LOOK_EVERY);
            }
            synchronized (this) {
                if (!closed && weather.now().door() != Disturbance.Door.CLOSED) {
                    open();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized SplittableRandom draw() {
        return random.split();
    }
}
