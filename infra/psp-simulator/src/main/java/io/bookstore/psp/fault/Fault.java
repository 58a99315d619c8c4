package io.bookstore.psp.fault;

/** A fault that strikes the next matching calls. */
record Fault(String id, String match, FaultKind kind, int times, long millis, String value, int left) {

    static final String ANY = "*";

    boolean strikes(Operation operation, FaultKind.Stage stage) {
        return left > 0 && kind.stage() == stage && (match.equals(ANY) || match.equals(operation.label()));
    }

    Fault struck() {
        return new Fault(id, match, kind, times, millis, value, left - 1);
    }
}
