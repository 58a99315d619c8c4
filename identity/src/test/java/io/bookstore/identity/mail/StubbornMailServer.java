package io.bookstore.identity.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server as one meets it on a bad day. */
final class StubbornMailServer implements AutoCloseable {

    enum Mood {
        /** Not now, says it to every recipient. */
        DEFERS,
        /** Takes the connection and says nothing. */
        SILENT,
        /** Greets for ever, one line at a time. */
        DRIPS,
        /** Takes the whole letter and hangs up before it says so. */
        HANGS_UP
    }

    private final ServerSocket socket;
    private final Mood mood;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    StubbornMailServer(Mood mood) {
        this.mood = mood;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> lines() {
        return lines;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException over) {
                lines.add("(connection over)");
            }
        }
    }

    private void talk(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        switch (mood) {
            case SILENT -> in.read();
            case DRIPS -> {
                while (true) {
                    say(out, "220-patience");
                    pause();
                }
            }
            default -> converse(in, out);
        }
    }

    private void converse(BufferedReader in, OutputStream out) throws IOException {
        say(out, "220 mail.example");
        boolean letter = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            if (letter && line.equals(".")) {
                return;
            }
            if (!letter) {
                letter = line.equals("DATA");
                say(out, answer(line));
            }
        }
    }

    private String answer(String line) {
        if (line.equals("DATA")) {
            return "354 go on";
        }
        return line.startsWith("RCPT") && mood == Mood.DEFERS ? "451 try again later" : "250 ok";
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
