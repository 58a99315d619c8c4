package io.bookstore.inventory.transaction;

import org.springframework.dao.TransientDataAccessException;

/** Somebody else was faster. The same work, done again from its beginning, sees what he did. */
public final class Overtaken extends TransientDataAccessException {

    private static final long serialVersionUID = 1L;

    public Overtaken(String what) {
        super(what);
    }
}
