package io.bookstore.gateway.redis;

/** Lines for tests of other packages. */
public final class RedisLines {

    private RedisLines() {}

    /** A Redis that is away. */
    public static RedisLine toNowhere() {
        RedisLine line = new RedisLine("redis://127.0.0.1:1");
        line.start();
        return line;
    }
}
