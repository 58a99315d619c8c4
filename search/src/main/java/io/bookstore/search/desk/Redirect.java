package io.bookstore.search.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Where who looks for a query is sent: a path of the shop. */
record Redirect(
        @NotBlank @Size(max = 200) String query,
        @NotBlank @Size(max = 300) String url) {}
