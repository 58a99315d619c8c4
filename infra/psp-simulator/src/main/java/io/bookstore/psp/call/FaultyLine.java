package io.bookstore.psp.call;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.FaultPlan;
import io.bookstore.psp.fault.Faults;
import io.bookstore.psp.fault.Operation;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What may happen between caller and work: refusals and broken lines before it, spoilt answers after it. */
@Component
class FaultyLine {

    private final Faults faults;
    private final JsonMapper json;

    FaultyLine(Faults faults, JsonMapper json) {
        this.faults = faults;
        this.json = json;
    }

    /** The body learns how long it has to wait before its work. */
    interface Body {

        Answer run(Duration delay);
    }

    @Nullable
    ResponseEntity<String> carry(Call call, Operation operation, Body body) {
        FaultPlan plan = faults.draw(operation, FaultKind.Stage.CALL);
        plan.value(FaultKind.SHOULD_RETRY).ifPresent(flag -> setHeader(call, "Stripe-Should-Retry", flag));
        if (plan.has(FaultKind.DROP_BEFORE)) {
            call.connection().drop();
            return null;
        }
        refuse(call, plan);
        Duration delay = plan.lasting(FaultKind.DELAY).orElse(Duration.ZERO);
        if (!SpoiltAnswer.wanted(plan)) {
            return body.run(delay).toResponse();
        }
        new SpoiltAnswer(call.connection(), json).send(plan, answered(() -> body.run(delay)));
        return null;
    }

    private Answer answered(Supplier<Answer> body) {
        try {
            return body.get();
        } catch (ApiError refused) {
            return new Answer(refused.status(), json.writeValueAsString(refused.body()), null);
        }
    }

    private static void refuse(Call call, FaultPlan plan) {
        plan.value(FaultKind.RATE_LIMIT_429).ifPresent(seconds -> {
            setHeader(call, "Retry-After", seconds);
            throw ApiError.rateLimited();
        });
        plan.value(FaultKind.UNAVAILABLE_503).ifPresent(seconds -> {
            setHeader(call, "Retry-After", seconds);
            throw ApiError.unavailable();
        });
        if (plan.has(FaultKind.ERROR_500_BEFORE)) {
            throw ApiError.internal();
        }
        if (plan.has(FaultKind.CONFLICT_409)) {
            throw ApiError.keyInUse(String.valueOf(call.idempotencyKey()));
        }
        if (plan.has(FaultKind.IDEMPOTENCY_ERROR)) {
            throw IdempotencyKeys.otherParameters(String.valueOf(call.idempotencyKey()));
        }
    }

    private static void setHeader(Call call, String name, String value) {
        call.connection().response().setHeader(name, value);
    }
}
