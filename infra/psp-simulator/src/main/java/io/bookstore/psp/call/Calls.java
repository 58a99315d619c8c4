package io.bookstore.psp.call;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.FaultPlan;
import io.bookstore.psp.fault.Faults;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.webhook.Delivery;
import io.bookstore.psp.webhook.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of every call. A write: faults of the line, idempotency, parameters, then work and answer in one change, then
 * the webhooks. What fails before the work begins leaves the idempotency key unused.
 */
@Component
public class Calls {

    private final Memory memory;
    private final IdempotencyKeys keys;
    private final Faults faults;
    private final FaultyLine line;
    private final Webhooks webhooks;
    private final JsonMapper json;

    Calls(Memory memory, IdempotencyKeys keys, Faults faults, FaultyLine line, Webhooks webhooks, JsonMapper json) {
        this.memory = memory;
        this.keys = keys;
        this.faults = faults;
        this.line = line;
        this.webhooks = webhooks;
        this.json = json;
    }

    /** A call of the shop's server; {@code kind} is what it answers with. */
    public @Nullable ResponseEntity<String> write(
            Call call, Operation operation, String kind, Function<Form, Work> parse) {
        if (call.fromBrowser()) {
            throw ApiError.secretKeyRequired();
        }
        return writeFromAnywhere(call, operation, kind, parse);
    }

    /** A call that a page may make too. */
    public @Nullable ResponseEntity<String> writeFromAnywhere(
            Call call, Operation operation, String kind, Function<Form, Work> parse) {
        return line.carry(
                call,
                operation,
                delay -> keys.once(call, () -> {
                    pause(delay);
                    Tampering tampering = Tampering.with(call.form(), operation, faults);
                    Work work = parse.apply(tampering.form());
                    Expansion expansion = expansion(tampering.form(), kind);
                    return perform(call, operation, work, expansion, tampering);
                }));
    }

    public @Nullable ResponseEntity<String> read(
            Call call, Operation operation, String kind, Function<Form, Fields> read) {
        if (call.fromBrowser()) {
            throw ApiError.secretKeyRequired();
        }
        return readFromAnywhere(call, operation, kind, read);
    }

    public @Nullable ResponseEntity<String> readFromAnywhere(
            Call call, Operation operation, String kind, Function<Form, Fields> read) {
        return line.carry(call, operation, delay -> {
            pause(delay);
            Expansion expansion = Expansion.of(call.form().list("expand"), kind, operation.lists());
            Fields found = read.apply(call.form());
            call.form().refuseUnknown();
            if (faults.draw(operation, FaultKind.Stage.WORK).has(FaultKind.ERROR_500_AFTER)) {
                throw ApiError.internal();
            }
            return new Answer(200, json.writeValueAsString(expansion.apply(found, memory)), null);
        });
    }

    private Answer perform(Call call, Operation operation, Work work, Expansion expansion, Tampering tampering) {
        FaultPlan plan = faults.draw(operation, FaultKind.Stage.WORK);
        List<Delivery> deliveries = new ArrayList<>();
        var cause = new Change.Cause(operation.label(), call.requestId(), call.idempotencyKey());
        Answer answer = memory.change(cause, change -> {
            Answer result = tampering.retell(answer(work, expansion, change), change, json);
            Answer shown = plan.has(FaultKind.ERROR_500_AFTER) ? answer(ApiError.internal()) : result;
            deliveries.addAll(webhooks.plan(change, plan));
            IdempotencyKeys.store(call, shown, change);
            return shown;
        });
        webhooks.send(deliveries, plan, call.connection()::afterAnswer);
        return answer;
    }

    /** A refusal of the work (a declined card, say) is an answer like another: what the work kept stands. */
    private Answer answer(Work work, Expansion expansion, Change change) {
        try {
            return new Answer(200, json.writeValueAsString(expansion.apply(work.run(change), change)), null);
        } catch (ApiError refused) {
            return answer(refused);
        }
    }

    private Answer answer(ApiError error) {
        return new Answer(error.status(), json.writeValueAsString(error.body()), null);
    }

    private static Expansion expansion(Form form, String kind) {
        Expansion expansion = Expansion.of(form.list("expand"), kind, false);
        form.refuseUnknown();
        return expansion;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
