package io.bookstore.storefront.api;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url the gateway's base address
 * @param checkoutTimeout checkout talks to the bank in the request, so it may take longer
 * @param transferTimeout how long a file may stand still on its way, and its receiver may need to answer
 */
@ConfigurationProperties("storefront.api")
record ApiSettings(
        URI url,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("3s") Duration readTimeout,
        @DefaultValue("15s") Duration checkoutTimeout,
        @DefaultValue("120s") Duration transferTimeout) {}
