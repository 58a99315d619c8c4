package io.bookstore.search.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Books on top of what is found for a query. */
record Pin(
        @NotBlank @Size(max = 200) String query,
        @NotEmpty @Size(max = 20) List<@NotNull UUID> bookIds) {}
