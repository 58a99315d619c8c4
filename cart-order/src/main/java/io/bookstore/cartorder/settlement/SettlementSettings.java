package io.bookstore.cartorder.settlement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param payWithin how long an order waits for its money
 * @param lease how long a process may be silent before another takes over
 * @param recoverEvery how often unfinished orders are looked for
 * @param atOnce how many of them one replica works on at the same time
 * @param longestPause between two tries
 * @param chargeTimeout how long payment-shipping may take for an answer
 */
@ConfigurationProperties("bookstore.settlement")
record SettlementSettings(
        @DefaultValue("15m") Duration payWithin,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("500ms") Duration recoverEvery,
        @DefaultValue("8") int atOnce,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("10s") Duration chargeTimeout,
        @DefaultValue("") String failpoint) {

    SettlementSettings {
        if (lease.compareTo(chargeTimeout.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("the lease must outlast every single step: more than twice a charge");
        }
    }
}
