package io.bookstore.catalog.files;

/** A record that is right, and asks for nothing to be done. */
public final class IgnoredRecord extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public IgnoredRecord(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** For the person who sent the file. */
    public String reason() {
        return reason;
    }
}
