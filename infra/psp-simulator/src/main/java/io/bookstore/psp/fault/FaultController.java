package io.bookstore.psp.fault;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/_simulator/faults")
class FaultController {

    private static final int MOST_TIMES = 1_000_000;
    private static final long MOST_MILLIS = Duration.ofDays(4).toMillis();

    private final Faults faults;

    FaultController(Faults faults) {
        this.faults = faults;
    }

    record NewFault(
            @Nullable String match,
            @Nullable FaultKind kind,
            @Nullable Integer times,
            @Nullable Long millis,
            @Nullable String value) {}

    record FaultList(List<Fault> faults) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Fault add(@RequestBody NewFault wanted) {
        String match = wanted.match();
        if (match == null
                || !(match.equals(Fault.ANY) || Operation.labelled(match).isPresent())) {
            throw new UnknownFault("match must be * or a call such as payment_intents.create, not " + match);
        }
        FaultKind kind = wanted.kind();
        if (kind == null) {
            throw new UnknownFault("kind is missing");
        }
        return added(match, kind, wanted);
    }

    private Fault added(String match, FaultKind kind, NewFault wanted) {
        int times = wanted.times() == null ? 1 : wanted.times();
        long millis = wanted.millis() == null ? 1_000 : wanted.millis();
        if (times < 1 || times > MOST_TIMES || millis < 0 || millis > MOST_MILLIS) {
            throw new UnknownFault("times must be 1 to " + MOST_TIMES + ", millis 0 to " + MOST_MILLIS);
        }
        String value = wanted.value() == null ? kind.usual() : wanted.value();
        if (!kind.takes(value)) {
            throw new UnknownFault("the value of " + kind.label() + " must look like " + kind.form());
        }
        return faults.add(match, kind, times, millis, value);
    }

    @GetMapping
    FaultList list() {
        return new FaultList(faults.all());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    @ExceptionHandler
    ProblemDetail refuse(UnknownFault refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.getMessage());
    }

    static final class UnknownFault extends RuntimeException {

        UnknownFault(String reason) {
            super(reason);
        }
    }
}
