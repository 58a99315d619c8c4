package io.bookstore.catalog.imports;

/** One record cannot be taken; the others go on. */
final class BadRecord extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    BadRecord(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** For the person who sent the file. */
    String reason() {
        return reason;
    }
}
