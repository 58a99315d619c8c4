package io.bookstore.chaos.workload;

import java.util.random.RandomGenerator;

/** A signed-in user who fills carts, takes guest carts along and never buys. */
final class Reader implements Runnable {

    private final Floor floor;
    private final Account account;
    private final CartProbe probe;
    private final RandomGenerator random;
    private int visits;

    Reader(Floor floor, Account account, CartProbe probe, RandomGenerator random) {
        this.floor = floor;
        this.account = account;
        this.probe = probe;
        this.random = random;
    }

    @Override
    public void run() {
        while (!floor.isClosing() && !Thread.currentThread().isInterrupted()) {
            if (account.isSignedIn()) {
                probe.merge(account, ++visits);
            }
            Floor.pause(random.nextInt(1_000, 4_000));
        }
    }
}
