package io.bookstore.catalog.draft;

import io.bookstore.platform.problem.Problems.FieldError;
import java.util.List;

/** An input that keeps the rules, or what is wrong with it. */
public sealed interface Drafted {

    record Valid(BookDraft draft) implements Drafted {}

    record Invalid(List<FieldError> errors) implements Drafted {}
}
