package io.bookstore.cartorder.remote;

/** Another service did not answer, or not in a way that we understand: what it did is unknown. */
public final class RemoteFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String service;

    public RemoteFailure(String service, String what) {
        super(service + ": " + what);
        this.service = service;
    }

    RemoteFailure(String service, Throwable cause) {
        super(service + ": " + cause.getMessage(), cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
