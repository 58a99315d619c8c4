package io.bookstore.search.index;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param name the alias that is searched; the indexes behind it are named after it
 * @param poll how often the projection is looked at for changes
 * @param batch how many books are written at once
 * @param keepRetired how long the index before the last rebuild is still written, so that going back is safe
 * @param writerEnabled whether this process writes the index at all
 */
@Validated
@ConfigurationProperties("search.index")
public record IndexSettings(
        @NotBlank String name,
        @Min(1) @DefaultValue("1") int shards,
        @Min(0) @DefaultValue("0") int replicas,
        @DefaultValue("100ms") Duration poll,
        @Min(1) @Max(2000) @DefaultValue("500") int batch,
        @DefaultValue("24h") Duration keepRetired,
        @DefaultValue("true") boolean writerEnabled) {}
