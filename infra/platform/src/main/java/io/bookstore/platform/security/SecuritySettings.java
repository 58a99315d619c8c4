package io.bookstore.platform.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer who issues user tokens
 * @param jwksUri where the issuer's public keys are
 * @param serviceSecret the HS256 key of service tokens
 */
@ConfigurationProperties("bookstore.security")
record SecuritySettings(
        @DefaultValue("http://localhost:8080") String issuer, URI jwksUri, String serviceSecret) {}
