package io.bookstore.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTests {

    private static final int SAVED_AT_THE_START = 10;

    private final RetryBudget budget = new RetryBudget();

    @Test
    void keepsRetriesAtATenthOfTheCalls() {
        spend();
        int retries = 0;
        for (int call = 0; call < 1_000; call++) {
            budget.recordCall();
            retries += budget.tryRetry() ? 1 : 0;
        }
        assertThat(retries).isEqualTo(100);
    }

    @Test
    void startsWithAFewSoThatAYoungProcessCanRetry() {
        assertThat(spend()).isEqualTo(SAVED_AT_THE_START);
        assertThat(budget.tryRetry()).isFalse();
    }

    private int spend() {
        int spent = 0;
        while (budget.tryRetry()) {
            spent++;
        }
        return spent;
    }
}
