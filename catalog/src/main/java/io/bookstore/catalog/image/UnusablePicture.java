package io.bookstore.catalog.image;

/** What was sent or named is not a picture that we take. The reason is for the person who sent it. */
final class UnusablePicture extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnusablePicture(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
