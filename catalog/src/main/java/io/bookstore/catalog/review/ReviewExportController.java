package io.bookstore.catalog.review;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What we know of a person, for the copy that they asked identity for. */
@RestController
class ReviewExportController {

    private final Reviews reviews;

    ReviewExportController(Reviews reviews) {
        this.reviews = reviews;
    }

    record Export(List<ReviewView> reviews) {}

    @GetMapping("/internal/users/{id}/export")
    Export export(@PathVariable UUID id) {
        return new Export(
                reviews.of(id).stream().map(review -> ReviewView.of(review, id)).toList());
    }
}
