package io.bookstore.storefront.shop;

/** There is no such page. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("no such page", null, false, false);
    }
}
