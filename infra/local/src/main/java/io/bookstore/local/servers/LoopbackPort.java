package io.bookstore.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of 127.0.0.1, where all embedded servers listen. */
public record LoopbackPort(int number) {

    public static LoopbackPort free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LoopbackPort(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on 127.0.0.1", e);
        }
    }

    /** Says plainly which port is taken, instead of the bind error that the server would write into its log. */
    public void requireFree(String server) {
        try (var socket = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            assert socket.isBound();
        } catch (IOException e) {
            throw new ServerNotStarted(
                    server + " cannot start: port " + number + " of 127.0.0.1 is taken by another program.", e);
        }
    }
}
