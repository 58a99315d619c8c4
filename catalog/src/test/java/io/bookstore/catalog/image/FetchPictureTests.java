package io.bookstore.catalog.image;

import static io.bookstore.catalog.image.OtherServer.answer;
import static io.bookstore.catalog.image.OtherServer.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.2 plays the open internet, 127.0.0.1 our own network. */
@Timeout(30)
class FetchPictureTests {

    private static final int MOST = 100_000;
    private static final int TRIES = 20;

    private final AtomicInteger lookUps = new AtomicInteger();
    private OtherServer outside;
    private OtherServer inside;

    /** Both have the same port: if somebody on this machine has it at the second address, another one. */
    @BeforeEach
    void servers() {
        for (int left = TRIES; ; left--) {
            outside = new OtherServer("127.0.0.2", 0, this::serve);
            try {
                inside = new OtherServer(
                        "127.0.0.1", outside.port(), exchange -> answer(exchange, 200, bytes("secret")));
                return;
            } catch (UncheckedIOException taken) {
                outside.close();
                if (left == 1) {
                    throw taken;
                }
            }
        }
    }

    @AfterEach
    void stop() {
        outside.close();
        inside.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/picture" -> answer(exchange, 200, bytes("a picture"));
            case "/missing" -> answer(exchange, 404, bytes("no"));
            case "/inside" -> redirect(exchange, "http://127.0.0.1:" + outside.port() + "/");
            case "/file" -> redirect(exchange, "file:///etc/passwd");
            case "/nonsense" -> redirect(exchange, "http://[");
            case "/endless" -> endless(exchange, 0);
            case "/slow" -> endless(exchange, 50);
            default -> { // /hops/3 goes to /hops/2 and so on
                int hops = Integer.parseInt(path.substring("/hops/".length()));
                redirect(exchange, hops > 1 ? "/hops/" + (hops - 1) : "/picture");
            }
        }
    }

    /** Claims five gigabytes, and sends them as fast or slowly as is told. */
    private static void endless(HttpExchange exchange, int pause) throws IOException {
        exchange.sendResponseHeaders(200, 5_000_000_000L);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(new byte[pause == 0 ? 8_192 : 1]);
                out.flush();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void bringsWhatIsThere() throws UnusablePicture {
        assertThat(fetcher().fetch(url("/picture"))).isEqualTo(bytes("a picture"));
        assertThat(fetcher().fetch(url("/hops/3"))).isEqualTo(bytes("a picture"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://127.1:%d/",
                "http://0x7f.1:%d/",
                "http://0x7f000001:%d/",
                "http://2130706433:%d/",
                "http://017700000001:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[::]:%d/",
                "http://0.0.0.0:%d/",
                "http://0:%d/",
                "http://localhost:%d/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1:%d/",
                "http://100.64.0.1:%d/",
                "http://inside.example:%d/",
                "http://half.example:%d/",
                "http://nobody.example:%d/",
                "https://inside.example:%d/",
                "http://user:secret@127.0.0.2:%d/picture",
                "file:///etc/passwd",
                "gopher://127.0.0.1:%d/",
                "ftp://127.0.0.1:%d/",
                "jar:http://127.0.0.1:%d/a!/b",
                "//127.0.0.1:%d/",
                "http:///x",
                "http://",
                "x",
                "",
                "http://127.0.0.1:%d\\@127.0.0.2/",
                "http://127.0.0.2 .example:%d/",
            })
    void neverKnocksAtOurOwnDoors(String url) {
        assertThatThrownBy(() -> fetcher().fetch(url.formatted(outside.port()))).isInstanceOf(UnusablePicture.class);
        assertThat(inside.requests()).isZero();
        assertThat(outside.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inside", "/file", "/nonsense", "/hops/4", "/missing"})
    void checksEveryRedirectAndEveryAnswer(String path) {
        assertThatThrownBy(() -> fetcher().fetch(url(path))).isInstanceOf(UnusablePicture.class);
        assertThat(inside.requests()).isZero();
        assertThat(outside.requests()).isBetween(1, 4);
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws UnusablePicture {
        String rebinding = "http://rebinding.example:" + outside.port() + "/picture";
        assertThat(fetcher().fetch(rebinding)).isEqualTo(bytes("a picture"));
        assertThat(lookUps).as("a second look-up would have led inside").hasValue(1);
        assertThat(inside.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/endless", "/slow"})
    void givesUpOnWhatIsTooLargeOrTooSlow(String path) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> fetcher().fetch(url(path))).isInstanceOf(UnusablePicture.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private FetchPicture fetcher() {
        return new FetchPicture(this::resolve, FetchPictureTests::isOutThere, MOST, Duration.ofSeconds(2));
    }

    private static boolean isOutThere(InetAddress address) {
        return address.getHostAddress().equals("127.0.0.2") || PublicAddresses.isPublic(address);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress out = InetAddress.getByAddress(host, new byte[] {127, 0, 0, 2});
        InetAddress in = InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
        return switch (host) {
            case "inside.example" -> new InetAddress[] {in};
            case "half.example" -> new InetAddress[] {out, in};
            case "nobody.example" -> new InetAddress[0];
            case "rebinding.example" -> new InetAddress[] {lookUps.incrementAndGet() == 1 ? out : in};
            default -> InetAddress.getAllByName(host);
        };
    }

    private String url(String path) {
        return "http://127.0.0.2:" + outside.port() + path;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
