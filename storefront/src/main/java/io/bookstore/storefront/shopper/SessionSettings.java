package io.bookstore.storefront.shopper;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param life how long a session lasts without a visit
 * @param cartLife how long a guest's cart waits
 * @param secureCookies whether cookies travel over https only; off in the local profile alone
 */
@ConfigurationProperties("storefront.session")
public record SessionSettings(
        @DefaultValue("14d") Duration life,
        @DefaultValue("30d") Duration cartLife,
        @DefaultValue("true") boolean secureCookies) {}
