package io.bookstore.inventory.reservation;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/internal/reservations")
class ReservationController {

    private final ReservationDesk desk;
    private final Reservations reservations;

    ReservationController(ReservationDesk desk, Reservations reservations) {
        this.desk = desk;
        this.reservations = reservations;
    }

    record HoldRequest(
            @NotNull UUID orderId,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid LineRequest> lines) {

        @AssertTrue(message = "a book must not be named twice")
        boolean isEachBookOnce() {
            Set<UUID> books = new HashSet<>();
            return lines == null
                    || lines.stream()
                            .allMatch(line -> line == null || line.bookId() == null || books.add(line.bookId()));
        }
    }

    record LineRequest(
            @NotNull UUID bookId, @Min(1) @Max(10_000) int quantity) {}

    record HeldView(UUID orderId, String status, Instant expiresAt) {}

    record ReservationView(UUID orderId, String status, List<ReservationLine> lines, Instant expiresAt) {}

    @PostMapping
    ResponseEntity<HeldView> hold(@Valid @RequestBody HoldRequest request) {
        List<ReservationLine> lines = request.lines().stream()
                .map(line -> new ReservationLine(line.bookId(), line.quantity()))
                .toList();
        return switch (desk.hold(new Wanted(request.orderId(), lines))) {
            case Hold.Held held -> answer(request.orderId(), held);
            case Hold.OutOfStock(List<ShortLine> shortLines) -> throw insufficientStock(shortLines);
            case Hold.Ended ended -> throw ended("It was " + ended.status().word() + " before.");
            case Hold.OtherLines other ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "reservation-differs",
                        "The order holds something else",
                        "This order has a reservation with other lines.");
        };
    }

    @GetMapping("/{order_id}")
    ReservationView reservation(@PathVariable("order_id") UUID orderId) {
        return reservations
                .find(orderId)
                .map(found -> new ReservationView(orderId, found.status().word(), found.lines(), found.expiresAt()))
                .orElseThrow(ReservationController::unknown);
    }

    @PostMapping("/{order_id}/release")
    ResponseEntity<@Nullable Void> release(@PathVariable("order_id") UUID orderId) {
        return answer(desk.end(Wish.release(orderId)), "Its copies are sold.");
    }

    @PostMapping("/{order_id}/consume")
    ResponseEntity<@Nullable Void> consume(@PathVariable("order_id") UUID orderId) {
        return answer(desk.end(Wish.consume(orderId)), "Its copies are not set aside any more.");
    }

    private static ResponseEntity<HeldView> answer(UUID orderId, Hold.Held held) {
        HeldView view = new HeldView(orderId, ReservationStatus.HELD.word(), held.expiresAt());
        return held.repeated()
                ? ResponseEntity.ok(view)
                : ResponseEntity.created(URI.create("/internal/reservations/" + orderId))
                        .body(view);
    }

    private static ResponseEntity<@Nullable Void> answer(Ending ending, String whyNot) {
        return switch (ending) {
            case DONE -> ResponseEntity.noContent().build();
            case REFUSED -> throw ended(whyNot);
            case UNKNOWN -> throw unknown();
        };
    }

    private static ProblemException insufficientStock(List<ShortLine> lines) {
        ProblemDetail problem = Problems.of(
                HttpStatus.CONFLICT,
                "insufficient-stock",
                "There are not enough copies",
                "Too few copies are available of the books in lines.");
        problem.setProperty("lines", lines);
        return new ProblemException(problem);
    }

    private static ProblemException ended(String detail) {
        return problem(HttpStatus.CONFLICT, "reservation-ended", "The reservation has ended", detail);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.notFound("This order never held anything."));
    }

    private static ProblemException problem(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problems.of(status, name, title, detail));
    }
}
