package io.bookstore.storefront.cover;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Chance that falls the same way for the same work, for ever and on every machine. */
final class Dice {

    private long state;

    Dice(String seed) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : seed.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        state = hash;
    }

    int roll(int sides) {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), sides);
    }

    double between(double low, double high) {
        return low + (high - low) * roll(10_001) / 10_000.0;
    }

    <T> T of(List<T> choices) {
        return choices.get(roll(choices.size()));
    }
}
