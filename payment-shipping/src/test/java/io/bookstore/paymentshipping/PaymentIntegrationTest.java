package io.bookstore.paymentshipping;

import io.bookstore.paymentshipping.payment.Paid;
import io.bookstore.platform.testing.ServiceCalls;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real PostgreSQL, with a clock and a Stripe that the test commands. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "bookstore.feed.enabled=false",
            "management.server.port=0",
            "bookstore.stripe.read-timeout=1s",
            "bookstore.payment.ask-every=1h",
            "bookstore.payment.fees-every=1h",
            "bookstore.payment.reviews-every=1h",
            "bookstore.payment.disputes-every=1h",
            "bookstore.payment.erase-every=1h",
            "bookstore.reconciliation.every=1h",
            "bookstore.webhook.retry-every=100ms"
        })
@ActiveProfiles("test")
@ContextConfiguration(initializers = Surroundings.class)
@Import({TestClock.class, MoneyWitness.class, ServiceCalls.class, Paid.class})
public @interface PaymentIntegrationTest {}
