package io.bookstore.cartorder.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keyLease how long a request may hold its idempotency key before it has made an order
 * @param maxTotalCents the most that one order may cost
 */
@ConfigurationProperties("bookstore.checkout")
record CheckoutSettings(
        @DefaultValue("30s") Duration keyLease,
        @DefaultValue("99999999") long maxTotalCents) {}
