package io.bookstore.catalog.editing;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record Contribution(UUID contributorId, String role) {}
