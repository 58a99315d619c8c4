package io.bookstore.chaos.proxy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One caller and its own connection to the callee, with a pump for each direction. */
final class Connection {

    private static final int CONNECT_MILLIS = 5_000;

    private final Socket caller;
    private final Socket callee = new Socket();
    private final int target;
    private final Weather weather;
    private final SplittableRandom random;
    private final double lot;
    private final FaultProxy.Tally tally;
    private final FaultProxy proxy;
    private final AtomicInteger pumps = new AtomicInteger(2);
    private final AtomicBoolean isReset = new AtomicBoolean();

    Connection(
            Socket caller,
            int target,
            Weather weather,
            SplittableRandom random,
            FaultProxy.Tally tally,
            FaultProxy proxy) {
        this.caller = caller;
        this.target = target;
        this.weather = weather;
        this.random = random;
        this.lot = random.nextDouble();
        this.tally = tally;
        this.proxy = proxy;
    }

    void start() {
        Thread.ofVirtual().name("connect-" + target).start(this::connect);
    }

    private void connect() {
        try {
            caller.setTcpNoDelay(true);
            callee.setTcpNoDelay(true);
            awaitPassage();
            callee.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            SplittableRandom other = random.split();
            Pump out = new Pump(caller, callee, this, weather, Disturbance::toCallee, tally.toCallee, random);
            Pump back = new Pump(callee, caller, this, weather, Disturbance::toCaller, tally.toCaller, other);
            Thread.ofVirtual().name("to-" + target).start(out);
            Thread.ofVirtual().name("from-" + target).start(back);
        } catch (ConnectException calleeDown) {
            proxy.calleeRefuses();
            reset();
        } catch (IOException broken) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    /** A callee behind a cut cable does not even hear of the caller. */
    private void awaitPassage() throws InterruptedException {
        long seen = weather.changes();
        while (applies(weather.now()) && weather.now().toCallee().frozen() && !isReset.get()) {
            weather.awaitChange(seen);
            seen = weather.changes();
        }
    }

    /** Whether this connection is among those that are struck; the lot is drawn once, so a struck one stays struck. */
    boolean applies(Disturbance disturbance) {
        return lot < disturbance.share();
    }

    /** Both sides get a RST. */
    void reset() {
        if (isReset.compareAndSet(false, true)) {
            tally.resets.increment();
            Sockets.reset(caller);
            Sockets.reset(callee);
            proxy.ended(this);
        }
    }

    /** When both directions are done the sockets are closed in the usual way. */
    void pumpEnded() {
        if (pumps.decrementAndGet() == 0 && isReset.compareAndSet(false, true)) {
            Sockets.closeQuietly(caller);
            Sockets.closeQuietly(callee);
            proxy.ended(this);
        }
    }
}
