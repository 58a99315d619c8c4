package io.bookstore.cartorder.cart;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how long a cart lives after its last change */
@ConfigurationProperties("bookstore.cart")
record CartSettings(@DefaultValue("30d") Duration keep) {}
