package io.bookstore.search.index;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param every how often catalogue, projection and index are compared
 * @param grace how long a change may be on its way before it counts as lost
 * @param page how many books are compared at once
 */
@Validated
@ConfigurationProperties("search.sweep")
record SweepSettings(
        @DefaultValue("1h") Duration every,
        @DefaultValue("2s") Duration grace,
        @Min(1) @Max(5000) @DefaultValue("1000") int page) {}
