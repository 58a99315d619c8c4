package io.bookstore.psp.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The faults set for calls to come, oldest first. They are not kept over a restart. */
@Component
public class Faults {

    private final List<Fault> faults = new ArrayList<>();
    private int count;

    /** Takes at most one fault of each kind, so that two of a kind strike two calls. */
    public synchronized FaultPlan draw(Operation operation, FaultKind.Stage stage) {
        Map<FaultKind, FaultPlan.Strike> drawn = new EnumMap<>(FaultKind.class);
        faults.replaceAll(fault -> {
            if (drawn.containsKey(fault.kind()) || !fault.strikes(operation, stage)) {
                return fault;
            }
            drawn.put(fault.kind(), new FaultPlan.Strike(Duration.ofMillis(fault.millis()), fault.value()));
            return fault.struck();
        });
        return new FaultPlan(drawn);
    }

    synchronized Fault add(String match, FaultKind kind, int times, long millis, String value) {
        count++;
        Fault fault = new Fault("fault_" + count, match, kind, times, millis, value, times);
        faults.add(fault);
        return fault;
    }

    synchronized List<Fault> all() {
        return List.copyOf(faults);
    }

    synchronized void clear() {
        faults.clear();
    }
}
