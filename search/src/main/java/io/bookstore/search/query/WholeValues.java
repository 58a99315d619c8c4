package io.bookstore.search.query;

import java.beans.PropertyEditorSupport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;

/** Lists of which each parameter is one value: a comma belongs to it, publishers have them. */
final class WholeValues extends PropertyEditorSupport {

    private WholeValues() {}

    static void in(WebDataBinder binder) {
        binder.registerCustomEditor(List.class, new WholeValues());
    }

    @Override
    public void setAsText(@Nullable String text) {
        super.setValue(text == null ? List.of() : List.of(text));
    }

    @Override
    public void setValue(@Nullable Object value) {
        super.setValue(value instanceof String[] repeated ? List.of(repeated) : value);
    }
}
