package io.bookstore.cartorder.eventwatch;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param consumers the services that read others' events
 * @param answerWithin how long each may take
 */
@Validated
@ConfigurationProperties("bookstore.event-watch")
record EventWatchSettings(
        @DefaultValue({"catalog", "search", "inventory", "payment-shipping", "cart-order", "identity"}) @NotEmpty
        List<String> consumers,

        @DefaultValue("3s") Duration answerWithin) {}
