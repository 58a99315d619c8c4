package io.bookstore.gateway.traffic;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param trustedProxies CIDR ranges whose {@code X-Forwarded-For} is believed: load balancers, the storefront
 * @param mostCalls how many API calls may be on their way to the services at once
 * @param mostPages the same for pages, which make API calls of their own
 * @param mostPerService how many of both one service may hold, so that a slow one does not take every place
 */
@ConfigurationProperties("bookstore.gateway.traffic")
public record TrafficSettings(
        @DefaultValue({}) List<String> trustedProxies,
        @DefaultValue("300") int mostCalls,
        @DefaultValue("150") int mostPages,
        @DefaultValue("200") int mostPerService) {}
