package io.bookstore.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultProxyTests {

    private static final int SOON = 300;
    private static final int PATIENCE = 5_000;

    private Echo echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new Echo();
        proxy = FaultProxy.between(freePort(), echo.port(), 1);
    }

    @AfterEach
    void close() {
        proxy.close();
        echo.close();
    }

    @Test
    void passesEverythingAndCountsIt() throws IOException {
        try (Socket caller = call()) {
            assertThat(say(caller, "hello")).isEqualTo("hello");
            byte[] large = new byte[3_000_000];
            Thread.ofVirtual().start(() -> write(caller, large));
            assertThat(caller.getInputStream().readNBytes(large.length)).isEqualTo(large);
        }
        assertThat(proxy.counts()).isEqualTo(new FaultProxy.Counts(1, 3_000_005, 3_000_005, 0));
    }

    @Test
    void passesOnThatOneSideHasSaidAll() throws IOException {
        try (Socket caller = call()) {
            write(caller, "last words".getBytes(StandardCharsets.UTF_8));
            caller.shutdownOutput();
            assertThat(new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("last words");
        }
    }

    @Test
    void whenDownItRefusesAndThrowsOutAndComesBackAtOnce() throws IOException {
        try (Socket early = call()) {
            say(early, "in");
            proxy.disturb(Disturbance.DOWN);
            assertThatThrownBy(() -> say(early, "still in?")).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
        }
        assertThat(proxy.isDisturbed()).isTrue();
        proxy.heal();
        assertThat(proxy.isDisturbed()).isFalse();
        try (Socket late = call()) {
            assertThat(say(late, "back")).isEqualTo("back");
        }
    }

    @Test
    void resetsWhoIsInAndWhoComes() throws IOException {
        try (Socket early = call()) {
            say(early, "in");
            proxy.disturb(Disturbance.RESETS);
            assertThatThrownBy(() -> say(early, "still in?"))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThatThrownBy(() -> say(call(), "let me in")).isInstanceOf(SocketException.class);
        assertThat(proxy.counts().resets()).isEqualTo(2);
    }

    @Test
    void cutsTheConnectionInTheMiddleOfAnAnswer() throws IOException {
        proxy.disturb(Disturbance.through(Flow.FREE, Flow.cutAfter(4)));
        try (Socket caller = call()) {
            write(caller, "abcdefgh".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> caller.getInputStream().readNBytes(8))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(echo.heard()).isEqualTo(8);
        assertThat(proxy.counts().bytesToCaller()).isEqualTo(4);
    }

    @Test
    void swallowsOldAndNewConnectionsAndDeliversLateOnceHealed() throws IOException {
        try (Socket early = call()) {
            say(early, "in");
            proxy.disturb(Disturbance.BLACK_HOLE);
            try (Socket late = call()) {
                write(early, "one".getBytes(StandardCharsets.UTF_8));
                write(late, "two".getBytes(StandardCharsets.UTF_8));
                assertSilent(early);
                assertSilent(late);
                assertThat(echo.heard()).as("nothing came through").isEqualTo(2);
                proxy.heal();
                assertThat(hear(early, 3)).isEqualTo("one");
                assertThat(hear(late, 3)).isEqualTo("two");
            }
        }
    }

    @Test
    void losesOnlyTheAnswersWhenAsked() throws IOException {
        proxy.disturb(Disturbance.ANSWERS_LOST);
        try (Socket caller = call()) {
            write(caller, "do it".getBytes(StandardCharsets.UTF_8));
            assertSilent(caller);
            assertThat(echo.heard()).as("it was done").isEqualTo(5);
        }
    }

    @Test
    void isLateAndHealsInTheMiddleOfTheWait() throws IOException {
        proxy.disturb(Disturbance.through(Flow.late(Duration.ofMillis(200), Duration.ofMillis(50)), Flow.FREE));
        try (Socket caller = call()) {
            long before = System.nanoTime();
            say(caller, "slow");
            assertThat(millisSince(before)).isBetween(200L, 2_000L);
            proxy.disturb(Disturbance.through(Flow.late(Duration.ofMinutes(1), Duration.ZERO), Flow.FREE));
            write(caller, "now".getBytes(StandardCharsets.UTF_8));
            assertSilent(caller);
            proxy.heal();
            assertThat(hear(caller, 3)).isEqualTo("now");
        }
    }

    @Test
    void isNarrow() throws IOException {
        proxy.disturb(Disturbance.through(Flow.narrow(10_000), Flow.FREE));
        try (Socket caller = call()) {
            long before = System.nanoTime();
            write(caller, new byte[5_000]);
            hear(caller, 5_000);
            assertThat(millisSince(before)).isBetween(450L, 5_000L);
        }
    }

    @Test
    void passesInSmallPieces() throws IOException {
        proxy.disturb(Disturbance.through(Flow.FREE, Flow.sliced(2, Duration.ofMillis(20))));
        try (Socket caller = call()) {
            long before = System.nanoTime();
            assertThat(say(caller, "0123456789")).isEqualTo("0123456789");
            assertThat(millisSince(before)).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void closesLate() throws IOException {
        proxy.disturb(Disturbance.NONE.closingLate(Duration.ofMillis(300)));
        try (Socket caller = call()) {
            caller.shutdownOutput();
            long before = System.nanoTime();
            assertThat(caller.getInputStream().read()).isEqualTo(-1);
            assertThat(millisSince(before)).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void strikesAShareOfTheConnectionsTheSameForOneSeed() throws IOException {
        assertThat(struck(7)).isEqualTo(struck(7)).contains("-").contains("+").isNotEqualTo(struck(8));
    }

    @Test
    void refusesAsLongAsTheCalleeDoes() throws Exception {
        echo.close();
        assertThatThrownBy(() -> say(call(), "anybody?")).isInstanceOf(SocketException.class);
        assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
        try (Echo again = new Echo(echo.port())) {
            awaitDoor();
            try (Socket caller = call()) {
                assertThat(say(caller, "welcome")).isEqualTo("welcome");
            }
            assertThat(again.heard()).isEqualTo(7);
        }
    }

    private String struck(long seed) throws IOException {
        StringBuilder lots = new StringBuilder();
        try (FaultProxy half = FaultProxy.between(freePort(), echo.port(), seed)) {
            half.disturb(Disturbance.through(Flow.cutAfter(0), Flow.FREE).forShare(0.5));
            for (int turn = 0; turn < 24; turn++) {
                try (Socket caller = call(half.port())) {
                    say(caller, "x");
                    lots.append('+');
                } catch (SocketException reset) {
                    lots.append('-');
                }
            }
        }
        return lots.toString();
    }

    private void awaitDoor() throws InterruptedException {
        while (!Sockets.isListening(proxy.port())) {
            Thread.sleep(20);
        }
    }

    private Socket call() throws IOException {
        return call(proxy.port());
    }

    private static Socket call(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static String say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        return hear(socket, words.length());
    }

    private static String hear(Socket socket, int length) throws IOException {
        byte[] heard = socket.getInputStream().readNBytes(length);
        if (heard.length < length) {
            throw new SocketException("closed after " + heard.length);
        }
        return new String(heard, StandardCharsets.UTF_8);
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SOON);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(PATIENCE);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
