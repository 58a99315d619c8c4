package io.bookstore.psp.call;

import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;

/** The part of a call that runs once its parameters were found good. */
@FunctionalInterface
public interface Work {

    Fields run(Change change);
}
