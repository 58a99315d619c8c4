package io.bookstore.chaos.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Says back whatever it hears. */
final class Echo implements AutoCloseable {

    private final ServerSocket door;
    private final AtomicInteger heard = new AtomicInteger();

    Echo() {
        this(0);
    }

    Echo(int port) {
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(this::serve);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Bytes that reached it. */
    int heard() {
        return heard.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        byte[] buffer = new byte[8192];
        try (caller) {
            for (int read = caller.getInputStream().read(buffer);
                    read >= 0;
                    read = caller.getInputStream().read(buffer)) {
                heard.addAndGet(read);
                caller.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException callerGone) {
            // as far as it came, it was counted
        }
    }

    @Override
    public void close() {
        Sockets.closeQuietly(door);
    }
}
