package io.bookstore.cartorder.saga;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SagaTests {

    private static Outcome act(String context) {
        return Outcome.DONE;
    }

    private static Step<String> undoable() {
        return Step.undoable("u", SagaTests::act, SagaTests::act, (context, reason) -> Outcome.DONE);
    }

    private static Step<String> pivot() {
        return Step.pivot("p", SagaTests::act, SagaTests::act, (context, reason) -> Outcome.DONE);
    }

    @Test
    void refusesAListInTheWrongOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Saga<>("s", List.of(Step.retried("r", SagaTests::act), undoable())));
        assertThatIllegalArgumentException().isThrownBy(() -> new Saga<>("s", List.of(pivot(), undoable())));
        assertThatIllegalArgumentException().isThrownBy(() -> new Saga<>("s", List.of(pivot(), pivot())));
    }
}
