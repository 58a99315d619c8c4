package io.bookstore.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rows of corpus G that no HTTP client would send: broken framing, long headers, odd paths and methods. A right answer
 * is an exact 4xx as problem+json; after broken framing the connection must also be closed, so that no rest of it is taken
 * for the next request.
 */
public final class RawRequests {

    private static final int PATIENCE_MILLIS = 5_000;

    private final int port;
    private final String get;
    private final String post;

    /** @param get a path that answers GET with 200, {@code post} one that takes JSON by POST */
    public RawRequests(int port, String get, String post) {
        this.port = port;
        this.get = get;
        this.post = post;
    }

    public Stream<DynamicTest> tests() {
        return Stream.concat(Stream.concat(methods(), paths()), framing())
                .map(row -> DynamicTest.dynamicTest("G raw: " + row.name(), () -> check(row)));
    }

    private record Row(String name, String request, Set<Integer> right, boolean closed) {}

    private record Answer(int status, String text, boolean closed) {}

    private Stream<Row> methods() {
        return Stream.of(
                new Row("TRACE", head("TRACE", get, "Max-Forwards: 1\r\n"), Set.of(405), false),
                new Row("PROPFIND", head("PROPFIND", get, ""), Set.of(405), false),
                new Row("an invented method", head("FETCH", get, ""), Set.of(405), false),
                new Row("no method at all", head("G{T", get, ""), Set.of(400), true),
                new Row(
                        "X-HTTP-Method-Override is ignored",
                        head("GET", get, "X-HTTP-Method-Override: DELETE\r\n"),
                        Set.of(200),
                        false));
    }

    private Stream<Row> paths() {
        String first = get.substring(0, get.lastIndexOf('/'));
        return Stream.of(
                new Row("..;/", head("GET", first + "/..;/v1/x", ""), Set.of(400, 404), false),
                new Row(
                        "%2e%2e",
                        head("GET", first + "/%2e%2e/x/%2e%2e/%2e%2e/etc/passwd", ""), Set.of(400, 404), false),
                new Row("//", head("GET", "/" + get, ""), Set.of(400, 404), false),
                new Row(";jsessionid", head("GET", get + ";jsessionid=1", ""), Set.of(400, 404), false),
                new Row("%00", head("GET", get + "%00", ""), Set.of(400, 404), false),
                new Row("%2f", head("GET", get.replaceFirst("/v1/", "/v1%2f"), ""), Set.of(400, 404), false),
                new Row("a backslash", head("GET", get + "\\x", ""), Set.of(400, 404), false),
                new Row("a raw byte above 127", head("GET", get + "?q=\u00e9", ""), Set.of(400), false),
                new Row("URI of 16 KB", head("GET", get + "?q=" + "x".repeat(16_384), ""), Set.of(414), true),
                new Row("URI of 64 KB", head("GET", get + "?q=" + "x".repeat(65_536), ""), Set.of(414), true));
    }

    private Stream<Row> framing() {
        String json = "Content-Type: application/json\r\n";
        String next = "GET " + get + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        return Stream.of(
                new Row(
                        "header of 64 KB",
                        head("GET", get, "X-Long: " + "x".repeat(65_536) + "\r\n"),
                        Set.of(431),
                        true),
                new Row("1,000 headers", head("GET", get, "X-Many: 1\r\n".repeat(1_000)), Set.of(400, 431), true),
                new Row(
                        "Content-Length and Transfer-Encoding",
                        head("POST", post, json + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n"
                                + next,
                        Set.of(400),
                        true),
                new Row(
                        "two Content-Lengths",
                        head("POST", post, json + "Content-Length: 2\r\nContent-Length: 3\r\n") + "{}" + next,
                        Set.of(400),
                        true),
                new Row(
                        "Content-Length +2",
                        head("POST", post, json + "Content-Length: +2\r\n") + "{}" + next,
                        Set.of(400),
                        true),
                new Row(
                        "Content-Length -1",
                        head("POST", post, json + "Content-Length: -1\r\n") + "{}" + next,
                        Set.of(400),
                        true),
                new Row(
                        "chunk size xyz",
                        head("POST", post, json + "Transfer-Encoding: chunked\r\n") + "xyz\r\n{}\r\n0\r\n\r\n",
                        Set.of(400),
                        true),
                new Row(
                        "chunk size of 16 digits",
                        head("POST", post, json + "Transfer-Encoding: chunked\r\n")
                                + "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                        Set.of(400, 413),
                        true),
                new Row(
                        "chunked twice",
                        head("POST", post, json + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")
                                + "0\r\n\r\n" + next,
                        Set.of(400),
                        true),
                new Row(
                        "Transfer-Encoding: xchunked",
                        head("POST", post, json + "Transfer-Encoding: xchunked\r\n") + "0\r\n\r\n" + next,
                        Set.of(400, 501),
                        true),
                new Row("space before the colon", head("GET", get, "X-Bad : 1\r\n"), Set.of(400), true),
                new Row("folded header", head("GET", get, "X-Bad: 1\r\n  2\r\n"), Set.of(200, 400), false),
                new Row("no Host", "GET " + get + " HTTP/1.1\r\n\r\n", Set.of(400), true),
                new Row("two Hosts", "GET " + get + " HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", Set.of(400), true),
                new Row("a Host with a path", "GET " + get + " HTTP/1.1\r\nHost: a/b\r\n\r\n", Set.of(400), true),
                new Row("HTTP/3.7", "GET " + get + " HTTP/3.7\r\nHost: localhost\r\n\r\n", Set.of(400, 505), true));
    }

    private static String head(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    private void check(Row row) {
        Answer answer = send(row.request());
        assertThat(row.right()).as("status of %s", answer.text()).contains(answer.status());
        if (answer.status() >= 400) {
            assertThat(answer.text().toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
            assertThat(answer.text())
                    .contains("urn:bookstore:problem:")
                    .doesNotContain("Exception", "org.apache", "java.");
        }
        assertThat(answer.text().split("HTTP/1\\.1 ", -1)).as("one answer only").hasSize(2);
        if (row.closed()) {
            assertThat(answer.closed()).as("the connection is closed").isTrue();
        }
    }

    private Answer send(String request) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean closed = true;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                closed = readAnswer(socket.getInputStream(), read, socket);
            } catch (java.net.SocketException reset) {
                closed = true; // closed with bytes of ours unread: what was answered before counts
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = read.toString(StandardCharsets.ISO_8859_1);
        assertThat(text).as("an answer").startsWith("HTTP/1.1 ");
        return new Answer(Integer.parseInt(text.substring(9, 12)), text, closed);
    }

    /** @return whether the server ended the connection within a moment after its answer */
    private static boolean readAnswer(InputStream in, ByteArrayOutputStream read, Socket socket) throws IOException {
        try {
            for (int one = in.read(); one >= 0; one = in.read()) {
                read.write(one);
                if (in.available() == 0) {
                    socket.setSoTimeout(700);
                }
            }
            return true;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        }
    }
}
