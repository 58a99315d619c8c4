package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bookstore.platform.testing.Await;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class WarmUpTests {

    @Test
    void keepsShoppersAwayUntilItHasAskedAndNoLongerWhateverGoesWrong() {
        SearchBooks books = mock(SearchBooks.class);
        when(books.search(any(), any())).thenThrow(new IllegalStateException("nobody expected this"));
        WarmUp warmUp = new WarmUp(books);
        assertThat(warmUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

        warmUp.start();

        Await.until("ready all the same", () -> warmUp.health().getStatus().equals(Status.UP));
    }
}
