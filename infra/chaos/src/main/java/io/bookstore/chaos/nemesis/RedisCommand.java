package io.bookstore.chaos.nemesis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One command to Redis, without a library. */
record RedisCommand(String url) {

    private static final int LIMIT_MILLIS = 3_000;

    void run(String command) throws IOException {
        URI address = URI.create(url);
        String password = address.getUserInfo().substring(1);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String signedIn = answers.readLine();
            String done = answers.readLine();
            if (!"+OK".equals(signedIn) || !"+OK".equals(done)) {
                throw new IOException("Redis answered " + signedIn + ", " + done);
            }
        }
    }
}
