package io.bookstore.catalog.files;

/** One record cannot be taken; the others go on. */
public final class BadRecord extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public BadRecord(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** For the person who sent the file. */
    public String reason() {
        return reason;
    }
}
