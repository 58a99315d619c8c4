package io.bookstore.chaos.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Carries the bytes of one direction, as well as the weather lets it. */
final class Pump implements Runnable {

    private static final int BUFFER = 32 * 1024;

    private final Socket from;
    private final Socket to;
    private final Connection connection;
    private final Weather weather;
    private final Function<Disturbance, Flow> direction;
    private final LongAdder passed;
    private final SplittableRandom random;
    /** Since the weather last changed; a limit counts from when it was set. */
    private long passedNow;

    private long seen;

    Pump(
            Socket from,
            Socket to,
            Connection connection,
            Weather weather,
            Function<Disturbance, Flow> direction,
            LongAdder passed,
            SplittableRandom random) {
        this.from = from;
        this.to = to;
        this.connection = connection;
        this.weather = weather;
        this.direction = direction;
        this.passed = passed;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            carry(from.getInputStream(), to.getOutputStream());
            weather.linger(closingDelay(), weather.changes());
            to.shutdownOutput();
            connection.pumpEnded();
        } catch (IOException broken) {
            connection.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.reset();
        }
    }

    private void carry(InputStream in, OutputStream out) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int sent = 0;
            while (sent < read) {
                sent += pass(out, buffer, sent, read - sent);
            }
        }
        awaitThaw();
    }

    private int pass(OutputStream out, byte[] buffer, int from, int length) throws IOException, InterruptedException {
        awaitThaw();
        Flow flow = flow();
        int piece = flow.pieces() == 0 ? length : Math.min(length, flow.pieces());
        if (flow.cutAfter() >= 0) {
            piece = (int) Math.min(piece, flow.cutAfter() - passedNow);
        }
        if (flow.bytesPerSecond() > 0) {
            piece = Math.min(piece, Math.max(1, flow.bytesPerSecond() / 10));
        }
        weather.linger(delay(flow, piece), seen);
        if (changed() && flow().frozen()) {
            return 0;
        }
        if (piece > 0) {
            out.write(buffer, from, piece);
            passed.add(piece);
            passedNow += piece;
        }
        if (flow.cutAfter() >= 0 && passedNow >= flow.cutAfter() && flow.equals(flow())) {
            throw new IOException("cut");
        }
        return piece;
    }

    private Duration delay(Flow flow, int piece) {
        long nanos = flow.latency().toNanos();
        if (!flow.jitter().isZero()) {
            nanos += random.nextLong(flow.jitter().toNanos());
        }
        if (flow.bytesPerSecond() > 0) {
            nanos += 1_000_000_000L * piece / flow.bytesPerSecond();
        }
        return Duration.ofNanos(nanos);
    }

    private void awaitThaw() throws InterruptedException {
        changed();
        while (flow().frozen()) {
            weather.awaitChange(seen);
            changed();
        }
    }

    private boolean changed() {
        long now = weather.changes();
        if (now == seen) {
            return false;
        }
        seen = now;
        passedNow = 0;
        return true;
    }

    private Flow flow() {
        Disturbance now = weather.now();
        return connection.applies(now) ? direction.apply(now) : Flow.FREE;
    }

    private Duration closingDelay() {
        Disturbance now = weather.now();
        return connection.applies(now) ? now.slowClose() : Duration.ZERO;
    }
}
