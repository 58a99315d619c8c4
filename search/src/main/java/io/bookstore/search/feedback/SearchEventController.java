package io.bookstore.search.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bookstore.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search")
class SearchEventController {

    private final SearchEvents events;

    SearchEventController(SearchEvents events) {
        this.events = events;
    }

    @PostMapping("/v1/search/events")
    @Operation(summary = "Tell that a hit was opened or put into the cart")
    ResponseEntity<?> happened(@Valid @RequestBody SearchEvent event) {
        boolean known = events.add(event.queryId(), event.bookId(), event.kind());
        return known
                ? ResponseEntity.noContent().build()
                : ResponseEntity.of(Problems.notFound("There is no such book.")).build();
    }

    record SearchEvent(
            @NotNull UUID queryId,
            @NotNull UUID bookId,
            @NotNull Kind kind) {}

    enum Kind {
        @JsonProperty("click")
        CLICK,
        @JsonProperty("cart")
        CART;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
