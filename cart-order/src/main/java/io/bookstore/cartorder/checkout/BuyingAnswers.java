package io.bookstore.cartorder.checkout;

import io.bookstore.platform.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answer to a wish to buy; each first one is counted as {@code paid}, {@code pending} or its problem's name. */
@Component
class BuyingAnswers {

    private final OrderAnswers orders;
    private final MeterRegistry meters;

    BuyingAnswers(OrderAnswers orders, MeterRegistry meters) {
        this.orders = orders;
        this.meters = meters;
    }

    ResponseEntity<Object> of(Buying buying) {
        ResponseEntity<Object> answer = switch (buying) {
            case Buying.Ordered ordered -> orders.of(ordered.orderId());
            case Buying.InFlight inFlight -> ProblemResponse.of(CheckoutProblems.inFlight());
            case Buying.OtherRequest other -> ProblemResponse.of(CheckoutProblems.otherRequest());
            case Buying.UnknownCart unknown -> ProblemResponse.of(CheckoutProblems.unknownCart());
            case Buying.UnknownAddress unknown -> ProblemResponse.of(CheckoutProblems.unknownAddress());
            case Buying.CartEmpty empty -> ProblemResponse.of(CheckoutProblems.cartEmpty());
            case Buying.NotPriced refused -> ProblemResponse.of(CheckoutProblems.of(refused.why()));
            case Buying.PriceChanged changed -> ProblemResponse.of(CheckoutProblems.priceChanged(changed.now()));
            case Buying.PaymentMethodMissing missing ->
                ProblemResponse.of(Problems.invalid("payment_info.payment_method", "is required"));
        };
        if (!(buying instanceof Buying.Ordered(var id, boolean first)) || first) {
            meters.counter("bookstore.checkout.outcome", "outcome", outcome(answer))
                    .increment();
        }
        return answer;
    }

    private static String outcome(ResponseEntity<?> answer) {
        if (answer.getBody() instanceof ProblemDetail problem && problem.getType() != null) {
            String type = problem.getType().toString();
            return type.substring(type.lastIndexOf(':') + 1);
        }
        return answer.getStatusCode().isSameCodeAs(HttpStatus.CREATED) ? "paid" : "pending";
    }
}
