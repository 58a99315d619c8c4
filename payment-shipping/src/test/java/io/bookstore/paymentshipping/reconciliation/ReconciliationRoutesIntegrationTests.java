package io.bookstore.paymentshipping.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff see of the comparison. */
@PaymentIntegrationTest
class ReconciliationRoutesIntegrationTests {

    private final Reconcile reconcile;
    private final OrderCopies copies;
    private final TestClock clock;
    private final ServiceCalls http;

    @Autowired
    ReconciliationRoutesIntegrationTests(Reconcile reconcile, OrderCopies copies, TestClock clock, ServiceCalls http) {
        this.reconcile = reconcile;
        this.copies = copies;
        this.clock = clock;
        this.http = http;
    }

    @AfterEach
    void heals() {
        clock.reset();
    }

    @Test
    void showsStaffWhatItFound() {
        copies.note(Ids.next(), 999, "USD", "paid");
        copies.note(Ids.next(), 999, "USD", "paid");
        clock.forward(Duration.ofMinutes(1));
        reconcile.run();
        ServiceCalls.Answer all = http.asStaff("GET", "/v1/admin/reconciliation?state=open&limit=1", null);
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body().path("last_run").path("error").isNull()).isTrue();
        assertThat(all.body().path("last_run").path("compared").path("orders").asInt())
                .isPositive();
        assertThat(all.body().path("data").path(0).path("kind").asString()).isNotEmpty();
        String next = all.body().path("next_cursor").asString();
        ServiceCalls.Answer more = http.asStaff("GET", "/v1/admin/reconciliation?limit=1&after=" + next, null);
        assertThat(more.body().path("data").path(0).path("finding_id"))
                .isNotEqualTo(all.body().path("data").path(0).path("finding_id"));
        assertThat(http.asCustomer("GET", "/v1/admin/reconciliation", null).status())
                .isEqualTo(403);
        assertThat(http.asGuest("GET", "/v1/admin/reconciliation", null).status())
                .isEqualTo(401);
        for (String bad : new String[] {"state=x", "limit=0", "after=x", "more=1"}) {
            assertThat(http.asStaff("GET", "/v1/admin/reconciliation?" + bad, null)
                            .status())
                    .as(bad)
                    .isEqualTo(400);
        }
    }
}
