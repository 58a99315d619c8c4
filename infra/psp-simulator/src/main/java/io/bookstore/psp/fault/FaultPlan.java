package io.bookstore.psp.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The faults that strike one call, with how long each lasts. */
public record FaultPlan(Map<FaultKind, Duration> faults) {

    public boolean has(FaultKind kind) {
        return faults.containsKey(kind);
    }

    public Optional<Duration> lasting(FaultKind kind) {
        return Optional.ofNullable(faults.get(kind));
    }
}
