package io.bookstore.identity;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bookstore.platform.testing.TestServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Starts identity on a port that is known before, because it checks its tokens with keys that it serves itself. */
public final class IdentityTestServer {

    public static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final int PORT = freePort();
    private static final int MANAGEMENT_PORT = freePort();

    static {
        MAIL.start();
    }

    private IdentityTestServer() {}

    public static void register(DynamicPropertyRegistry registry) {
        TestServices.register(registry, "identity");
        registry.add("server.port", () -> PORT);
        registry.add("management.server.port", () -> MANAGEMENT_PORT);
        registry.add("bookstore.services.identity.url", () -> "http://127.0.0.1:" + PORT);
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("bookstore.identity.answer-beat", () -> "20ms");
        registry.add("bookstore.identity.mail-every", () -> "50ms");
        registry.add("bookstore.identity.broadcast-every", () -> "100ms");
    }

    public static String url() {
        return "http://127.0.0.1:" + PORT;
    }

    public static String newEmail() {
        return "reader-" + UUID.randomUUID() + "@example.com";
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
