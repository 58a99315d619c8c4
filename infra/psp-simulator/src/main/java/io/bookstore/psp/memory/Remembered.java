package io.bookstore.psp.memory;

/** Something kept under an id; a newer one with the same id replaces it. */
public interface Remembered {

    String id();

    /** Completes what the journal leaves out, seen from the moment at which this was written. */
    default Remembered recalled(Lookup lookup) {
        return this;
    }
}
