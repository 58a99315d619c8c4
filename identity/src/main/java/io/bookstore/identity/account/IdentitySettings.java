package io.bookstore.identity.account;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param tokenSecret the key of refresh tokens and of look-up hashes, at least 32 bytes
 * @param verifyEmail whether a new account must follow a mailed link before it can sign in
 */
@ConfigurationProperties("bookstore.identity")
record IdentitySettings(String tokenSecret, boolean verifyEmail) {}
