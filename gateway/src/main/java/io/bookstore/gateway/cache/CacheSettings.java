package io.bookstore.gateway.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param size the most that the answers kept in this process may weigh
 * @param life how long an answer is good while no event says otherwise
 * @param settling how long after a change its readers may still lag, during which answers are kept for {@code settlingLife} only
 * @param staleWhileRevalidate how long after its life an answer is still given, while a new one is fetched
 * @param staleIfError how long it is given when the service has none
 * @param follow whether the feeds of catalog and inventory are read
 */
@ConfigurationProperties("bookstore.gateway.cache")
record CacheSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("32MB") DataSize size,
        @DefaultValue("60s") Duration life,
        @DefaultValue("8s") Duration settling,
        @DefaultValue("500ms") Duration settlingLife,
        @DefaultValue("10s") Duration staleWhileRevalidate,
        @DefaultValue("10m") Duration staleIfError,
        @DefaultValue("true") boolean follow) {

    static final int LONGEST_ANSWER = 512 * 1024;
}
