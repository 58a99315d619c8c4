package io.bookstore.inventory.reservation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bookstore.inventory.transaction.GroupCommit;
import io.bookstore.inventory.transaction.TooBusy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class BusyAdviceTests {

    @Test
    void asksToComeBackWhenTheQueueIsFull() {
        GroupCommit<String, String> full =
                new GroupCommit<>(new GroupCommit.Limits(1, 0, Duration.ofSeconds(1)), order -> order, List::copyOf);
        TooBusy busy = catchThrowableOfType(TooBusy.class, () -> full.submit("one too many"));

        ResponseEntity<ProblemDetail> answer =
                new BusyAdvice().onBusy(busy, new MockHttpServletRequest("POST", "/internal/reservations"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        ProblemDetail problem = requireNonNull(answer.getBody());
        assertThat(String.valueOf(problem.getType())).isEqualTo("urn:bookstore:problem:busy");
        assertThat(String.valueOf(problem.getInstance())).isEqualTo("/internal/reservations");
    }
}
