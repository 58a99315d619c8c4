package io.bookstore.cartorder.returns;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param within how long after its arrival an order can be sent back
 * @param keyLease how long one request under an idempotency key may take
 */
@ConfigurationProperties("bookstore.returns")
record ReturnSettings(
        @DefaultValue("30d") Duration within,
        @DefaultValue("30s") Duration keyLease) {}
