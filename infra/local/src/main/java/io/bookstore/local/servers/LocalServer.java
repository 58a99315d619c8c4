package io.bookstore.local.servers;

/** One embedded server. Each runs as a process of its own, so several can be started side by side. */
public interface LocalServer extends AutoCloseable {

    /** The name a person knows it by. */
    String name();

    /** Returns when the server answers; throws {@link ServerNotStarted} and leaves no process behind otherwise. */
    void start();

    /** Where its clients find it; known before the start. */
    String url();

    /** True while the process lives, so that a supervisor can start a crashed server again. */
    boolean isRunning();

    /** The process id, or -1 when it does not run. */
    long pid();

    /** Ends the server gracefully, or by force when it takes too long. Harmless when it does not run. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
