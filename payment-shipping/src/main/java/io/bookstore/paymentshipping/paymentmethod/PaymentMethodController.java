package io.bookstore.paymentshipping.paymentmethod;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bookstore.paymentshipping.paymentmethod.SavedMethods.NoAnswer;
import io.bookstore.paymentshipping.paymentmethod.SavedMethods.Offered;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/me/payment-methods")
@Tag(name = "Payment methods", description = "The cards that the payment provider keeps for an account.")
class PaymentMethodController {

    private final SavedMethods methods;

    PaymentMethodController(SavedMethods methods) {
        this.methods = methods;
    }

    /** @param wallet such as {@code apple_pay}, null for a card that was typed */
    record PaymentMethodView(
            String id,
            String brand,
            String last4,
            int expMonth,
            int expYear,
            @Nullable String wallet,
            @JsonProperty("default") boolean isDefault) {

        static PaymentMethodView of(Offered offered) {
            var method = offered.method();
            return new PaymentMethodView(
                    method.id(),
                    method.brand(),
                    method.last4(),
                    method.expMonth(),
                    method.expYear(),
                    method.wallet(),
                    offered.isDefault());
        }
    }

    @GetMapping
    @Operation(summary = "One's own saved payment methods, newest first")
    ResponseEntity<Page<PaymentMethodView>> methods(Caller caller, PageQuery query, HttpServletRequest request) {
        List<PaymentMethodView> all = methods.of(caller.requireUser()).stream()
                .map(PaymentMethodView::of)
                .toList();
        List<PaymentMethodView> page = all.stream()
                .skip(query.after() == null ? query.offset() : placeAfter(query.after(), all))
                .limit(query.limit())
                .toList();
        return Page.of(page, all.size(), query, view -> Cursors.encode(view.id()))
                .answer(request);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a saved payment method")
    void remove(Caller caller, @PathVariable String id) {
        if (!methods.remove(caller.requireUser(), id)) {
            throw unknown();
        }
    }

    @PutMapping("/{id}/default")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Offer this payment method first")
    void choose(Caller caller, @PathVariable String id) {
        if (!methods.choose(caller.requireUser(), id)) {
            throw unknown();
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(NoAnswer noAnswer) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "5")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "payment-provider-unavailable",
                        "The payment provider does not answer",
                        "Saved payment methods cannot be seen or changed at this moment. Try again soon."));
    }

    /** What comes after a method that is gone is not known, so nothing does. */
    private static long placeAfter(String cursor, List<PaymentMethodView> all) {
        String id = Cursors.decode(cursor, 1).getFirst();
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).id().equals(id)) {
                return place + 1L;
            }
        }
        return all.size();
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.notFound("There is no such payment method."));
    }
}
