package io.bookstore.psp.webhook;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.FaultPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A fault that travels with a delivery, because it strikes what the shop is told or how it is signed. */
record Twist(FaultKind kind, String value) {

    private static final Set<FaultKind> KINDS = EnumSet.of(
            FaultKind.WEBHOOK_OLD,
            FaultKind.WEBHOOK_OTHER_TERMS,
            FaultKind.WEBHOOK_TYPE,
            FaultKind.WEBHOOK_LIVEMODE,
            FaultKind.WEBHOOK_ACCOUNT,
            FaultKind.WEBHOOK_UNSIGNED,
            FaultKind.WEBHOOK_BAD_SECRET,
            FaultKind.WEBHOOK_TWO_V1,
            FaultKind.WEBHOOK_SKEW);

    static List<Twist> of(FaultPlan faults) {
        return KINDS.stream()
                .flatMap(kind -> faults.value(kind).stream().map(value -> new Twist(kind, value)))
                .toList();
    }
}
