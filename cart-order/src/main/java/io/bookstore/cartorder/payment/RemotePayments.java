package io.bookstore.cartorder.payment;

import io.bookstore.cartorder.remote.RemoteCall;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.platform.http.ServiceClients;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

@Component
class RemotePayments implements Payments {

    private static final String SERVICE = "payment-shipping";
    private static final String PAYMENT = "/internal/payments/{payment}";

    private final RestClient client;

    RemotePayments(ServiceClients clients, @Value("${bookstore.settlement.charge-timeout}") Duration timeout) {
        this.client = clients.to(SERVICE, timeout);
    }

    record Wire(
            UUID paymentId,
            @Nullable UUID orderId,
            String status,
            long amountCents,
            @Nullable String currency,
            @Nullable String clientSecret,
            @Nullable String declineCode,
            @Nullable String message,
            @Nullable String brand,
            @Nullable String last4,
            long refundedCents,
            @Nullable String wallet) {

        Payment payment() {
            return new Payment(
                    paymentId,
                    orderId,
                    PaymentStatus.of(status),
                    amountCents,
                    currency,
                    clientSecret,
                    declineCode,
                    message,
                    brand,
                    last4,
                    refundedCents,
                    wallet);
        }
    }

    record Returning(UUID refundId, long amountCents, String reason) {}

    record Problem(@Nullable String detail) {}

    @Override
    public Payment charge(Charge charge) {
        return RemoteCall.to(
                SERVICE,
                () -> client.post()
                        .uri("/internal/payments")
                        .body(charge)
                        .exchange((request, response) -> charged(charge, response)));
    }

    /** A request that was not accepted charged nothing, for certain: to the order it is a declined payment. */
    private static Payment charged(Charge charge, ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
            Problem problem = response.bodyTo(Problem.class);
            return new Payment(
                    charge.paymentId(),
                    charge.orderId(),
                    PaymentStatus.DECLINED,
                    charge.amountCents(),
                    charge.currency(),
                    null,
                    "not_accepted",
                    problem == null ? null : problem.detail(),
                    null,
                    null,
                    0);
        }
        return payment(response);
    }

    @Override
    public Optional<Payment> ask(UUID paymentId) {
        return RemoteCall.to(
                SERVICE,
                () -> client.get()
                        .uri(PAYMENT + "?refresh=true", paymentId)
                        .exchange((request, response) -> found(response)));
    }

    @Override
    public Payment cancel(UUID paymentId) {
        return RemoteCall.to(
                SERVICE,
                () -> client.post()
                        .uri(PAYMENT + "/cancel", paymentId)
                        .exchange((request, response) -> payment(response)));
    }

    @Override
    public Refund refund(UUID paymentId, UUID refundId, long amountCents, String reason) {
        return RemoteCall.to(
                SERVICE,
                () -> client.post()
                        .uri(PAYMENT + "/refunds", paymentId)
                        .body(new Returning(refundId, amountCents, reason))
                        .exchange((request, response) -> refunded(refundId, amountCents, response)));
    }

    /** What was refused moved nothing, for certain. */
    private static Refund refunded(UUID refundId, long amountCents, ConvertibleClientHttpResponse response)
            throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.CONFLICT) || status.isSameCodeAs(HttpStatus.UNPROCESSABLE_CONTENT)) {
            return Refund.refused(refundId, amountCents);
        }
        Refund refund = status.is2xxSuccessful() ? response.bodyTo(Refund.class) : null;
        if (refund == null) {
            throw new RemoteFailure(SERVICE, "answered " + status.value());
        }
        return refund;
    }

    private static Optional<Payment> found(ConvertibleClientHttpResponse response) throws IOException {
        return response.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                ? Optional.empty()
                : Optional.of(payment(response));
    }

    private static Payment payment(ConvertibleClientHttpResponse response) throws IOException {
        Wire wire = response.getStatusCode().is2xxSuccessful() ? response.bodyTo(Wire.class) : null;
        if (wire == null) {
            throw new RemoteFailure(
                    SERVICE, "answered " + response.getStatusCode().value());
        }
        try {
            return wire.payment();
        } catch (IllegalArgumentException unknownWord) {
            throw new RemoteFailure(SERVICE, "answered the status " + wire.status());
        }
    }
}
