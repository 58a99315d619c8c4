package io.bookstore.paymentshipping.paymentmethod;

import io.bookstore.paymentshipping.paymentmethod.SavedMethods.NoAnswer;
import io.bookstore.paymentshipping.stripe.SavedMethod;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What we know of a person, for the copy that they asked identity for. */
@RestController
class PaymentMethodExportController {

    private final SavedMethods methods;

    PaymentMethodExportController(SavedMethods methods) {
        this.methods = methods;
    }

    record Card(String brand, String last4, int expMonth, int expYear) {

        static Card of(SavedMethod method) {
            return new Card(method.brand(), method.last4(), method.expMonth(), method.expYear());
        }
    }

    record Export(List<Card> paymentMethods) {}

    @GetMapping("/internal/users/{id}/export")
    Export export(@PathVariable UUID id) {
        return new Export(methods.of(id).stream()
                .map(offered -> Card.of(offered.method()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(NoAnswer noAnswer) {
        return ResponseEntity.of(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "payment-provider-unavailable",
                        "The payment provider does not answer",
                        "Ask again soon."))
                .build();
    }
}
