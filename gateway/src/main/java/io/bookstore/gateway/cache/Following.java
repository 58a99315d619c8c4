package io.bookstore.gateway.cache;

import io.bookstore.platform.http.ServiceClients;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;

/** Runs the followers of the feeds while the gateway runs. */
final class Following implements SmartLifecycle {

    private static final long FLUSH_MILLIS = 250;
    private static final List<String> PRODUCERS = List.of("catalog", "inventory");

    private final ServiceClients clients;
    private final Generations generations;
    private final WhatChanged changed;
    private final boolean wanted;
    private final List<FeedFollower> followers = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    Following(ServiceClients clients, Generations generations, WhatChanged changed, boolean wanted) {
        this.clients = clients;
        this.generations = generations;
        this.changed = changed;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        running = true;
        if (wanted) {
            for (String producer : PRODUCERS) {
                FeedFollower follower = new FeedFollower(producer, clients, changed, generations);
                followers.add(follower);
                Thread.ofVirtual().name("feed-follower").start(follower);
            }
            Thread.ofVirtual().name("feed-flush").start(this::flush);
        }
    }

    private void flush() {
        while (running) {
            changed.flush();
            try {
                Thread.sleep(FLUSH_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        followers.forEach(FeedFollower::stop);
        followers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
