package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.order.OrderTokens;
import io.bookstore.cartorder.order.OrderView.NextAction;
import io.bookstore.cartorder.order.OrderViews;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.cartorder.saga.Progress;
import io.bookstore.cartorder.settlement.Reasons;
import io.bookstore.cartorder.settlement.Settlement;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answer to a checkout: how its order stands now, the same for the first request and for every repetition. */
@Component
class OrderAnswers {

    private static final Logger log = LoggerFactory.getLogger(OrderAnswers.class);

    private final Orders orders;
    private final OrderViews views;
    private final OrderTokens tokens;
    private final Settlement settlement;
    private final Payments payments;

    OrderAnswers(Orders orders, OrderViews views, OrderTokens tokens, Settlement settlement, Payments payments) {
        this.orders = orders;
        this.views = views;
        this.tokens = tokens;
        this.settlement = settlement;
        this.payments = payments;
    }

    ResponseEntity<Object> of(UUID orderId) {
        Order order = orders.find(orderId).orElseThrow();
        if (order.wasPaid()) {
            return answer(order, HttpStatus.CREATED, null);
        }
        String ending = ending(order);
        return ending == null
                ? answer(order, HttpStatus.ACCEPTED, nextAction(order))
                : ProblemResponse.of(problem(order, ending));
    }

    /** Why the order is cancelled, or will be: its process goes back for that reason and nothing else. */
    private @Nullable String ending(Order order) {
        if (order.status() == OrderStatus.CANCELLED) {
            return order.cancelReason();
        }
        Progress progress = settlement.progress(order.id());
        boolean refused = Reasons.INSUFFICIENT_STOCK.equals(progress.reason())
                || Reasons.PAYMENT_DECLINED.equals(progress.reason())
                || Reasons.PAYMENT_METHOD_UNKNOWN.equals(progress.reason());
        return progress.goesBack() && refused ? progress.reason() : null;
    }

    private static ProblemDetail problem(Order order, String ending) {
        ProblemDetail problem = switch (ending) {
            case Reasons.INSUFFICIENT_STOCK -> CheckoutProblems.insufficientStock(order.shortage());
            case Reasons.PROMOTION_USED_UP -> CheckoutProblems.promotionUsedUp();
            case Reasons.PAYMENT_DECLINED ->
                CheckoutProblems.declined(order.payment().message());
            case Reasons.PAYMENT_METHOD_UNKNOWN -> CheckoutProblems.unknownPaymentMethod();
            default -> CheckoutProblems.cancelled(ending);
        };
        problem.setProperty("order_id", order.id());
        return problem;
    }

    private NextAction nextAction(Order order) {
        if (order.payment().status() != PaymentStatus.REQUIRES_ACTION) {
            return NextAction.POLL;
        }
        try {
            return payments.ask(order.payment().id())
                    .filter(payment -> payment.status() == PaymentStatus.REQUIRES_ACTION)
                    .flatMap(payment -> secretOf(payment).map(NextAction::proof))
                    .orElse(NextAction.POLL);
        } catch (RemoteFailure noAnswer) {
            log.warn("what order {} waits for is not known: {}", order.id(), noAnswer.getMessage());
            return NextAction.POLL;
        }
    }

    private static Optional<String> secretOf(Payment payment) {
        return Optional.ofNullable(payment.clientSecret());
    }

    private ResponseEntity<Object> answer(Order order, HttpStatus status, @Nullable NextAction action) {
        String token = order.userId() == null ? tokens.of(order.id()) : null;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .location(URI.create("/v1/orders/" + order.id()))
                .cacheControl(CacheControl.noStore());
        if (token != null) {
            answer.header(OrderTokens.HEADER, token);
        }
        return answer.body(views.of(order).with(action, token));
    }
}
