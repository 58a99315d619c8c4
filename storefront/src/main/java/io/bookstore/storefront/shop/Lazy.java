package io.bookstore.storefront.shop;

import java.util.function.Supplier;
import org.thymeleaf.context.LazyContextVariable;

/** A value of the model that is worked out when the template first asks for it. */
final class Lazy<T> extends LazyContextVariable<T> {

    private final Supplier<T> value;

    Lazy(Supplier<T> value) {
        this.value = value;
    }

    @Override
    protected T loadValue() {
        return value.get();
    }
}
