package io.bookstore.search.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A way to a server that can be made silent or closed, as when the server hangs or is dead. */
public final class Relay {

    /** How it treats connections. */
    public enum Mode {
        OPEN,
        SILENT,
        CLOSED
    }

    private final ServerSocket entry;
    private final URI target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Mode mode = Mode.OPEN;

    public Relay(String target) {
        this.target = URI.create(target);
        try {
            entry = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::take);
    }

    public String url() {
        return "http://127.0.0.1:" + entry.getLocalPort();
    }

    public void is(Mode now) {
        mode = now;
        if (now == Mode.CLOSED) {
            sockets.forEach(Relay::close);
        }
    }

    /** Connections so far. */
    public int taken() {
        return taken.get();
    }

    private void take() {
        while (!entry.isClosed()) {
            try {
                Socket from = entry.accept();
                taken.incrementAndGet();
                if (mode == Mode.CLOSED) {
                    close(from);
                    continue;
                }
                Socket to = new Socket(target.getHost(), target.getPort());
                sockets.add(from);
                sockets.add(to);
                Thread.ofVirtual().start(() -> pump(from, to));
                Thread.ofVirtual().start(() -> pump(to, from));
            } catch (IOException gone) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (mode == Mode.SILENT) {
                    LockSupport.parkNanos(5_000_000);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException closed) {
            LockSupport.parkNanos(1);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            LockSupport.parkNanos(1);
        }
    }
}
