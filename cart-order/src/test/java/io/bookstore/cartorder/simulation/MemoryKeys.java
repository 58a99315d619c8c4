package io.bookstore.cartorder.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Idempotency keys in memory: one claim at a time, taken over when its lease is over, and bound once. */
public final class MemoryKeys {

    private static final long LEASE = 30_000;

    private final VirtualTime time;
    private final Supplier<UUID> ids;
    private final Map<String, Entry> entries = new HashMap<>();

    /** A bug to plant: a request that wakes up old may bind its key. */
    public boolean anybodyBinds;

    public MemoryKeys(VirtualTime time, Supplier<UUID> ids) {
        this.time = time;
        this.ids = ids;
    }

    private static final class Entry {
        private UUID token;
        private long leaseUntil;
        private UUID resource;
    }

    /** @param token to bind with, or null when the key is somebody else's or bound */
    public record Claim(UUID token, UUID resource) {}

    public Claim claim(String key) {
        Entry entry = entries.computeIfAbsent(key, name -> new Entry());
        boolean free = entry.resource == null && entry.leaseUntil < time.millis();
        if (free || (entry.token == null && entry.resource == null)) {
            entry.token = ids.get();
            entry.leaseUntil = time.millis() + LEASE;
            return new Claim(entry.token, null);
        }
        return new Claim(null, entry.resource);
    }

    /** @return false when another request took the key over: nothing may be made */
    public boolean bind(String key, Claim claim, UUID resource) {
        Entry entry = entries.get(key);
        boolean ours = entry != null && entry.resource == null && claim.token().equals(entry.token);
        if (ours || anybodyBinds) {
            entry.resource = resource;
        }
        return ours || anybodyBinds;
    }

    /** Does nothing to a key that is bound or somebody else's. */
    public void free(String key, Claim claim) {
        Entry entry = entries.get(key);
        if (entry != null && entry.resource == null && claim.token().equals(entry.token)) {
            entries.remove(key);
        }
    }
}
