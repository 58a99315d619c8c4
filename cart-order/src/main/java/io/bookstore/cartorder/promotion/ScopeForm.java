package io.bookstore.cartorder.promotion;

import io.bookstore.cartorder.pricing.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books that a promotion is for; a list that is missing or empty narrows nothing. */
record ScopeForm(
        @Nullable @Size(max = 100) Set<@NotBlank @Pattern(regexp = "[a-z0-9-]{1,100}") String> categories,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 255) String> authors,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 255) String> series,
        @Nullable @Size(max = 500) Set<@NotNull UUID> books,
        @Nullable @Size(max = 20) Set<@NotBlank @Pattern(regexp = "[a-z_]{1,40}") String> formats) {

    static ScopeForm of(Scope scope) {
        return new ScopeForm(scope.categories(), scope.authors(), scope.series(), scope.books(), scope.formats());
    }

    Scope scope() {
        return new Scope(orNone(categories), orNone(authors), orNone(series), orNone(books), orNone(formats));
    }

    private static <T> Set<T> orNone(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }
}
