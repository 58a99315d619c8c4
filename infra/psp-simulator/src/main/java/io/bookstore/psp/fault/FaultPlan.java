package io.bookstore.psp.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The faults that strike one call, with how long each lasts and its value. */
public record FaultPlan(Map<FaultKind, Strike> faults) {

    public static final FaultPlan NONE = new FaultPlan(Map.of());

    /** One fault as it strikes; the value is blank where the kind takes none. */
    public record Strike(Duration lasting, String value) {}

    public boolean has(FaultKind kind) {
        return faults.containsKey(kind);
    }

    public Optional<Duration> lasting(FaultKind kind) {
        return Optional.ofNullable(faults.get(kind)).map(Strike::lasting);
    }

    public Optional<String> value(FaultKind kind) {
        return Optional.ofNullable(faults.get(kind)).map(Strike::value);
    }

    public Optional<Integer> number(FaultKind kind) {
        return value(kind).map(Integer::valueOf);
    }
}
