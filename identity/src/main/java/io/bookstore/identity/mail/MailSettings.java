package io.bookstore.identity.mail;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param publicUrl where shoppers reach the shop, for links; never taken from a request
 * @param mailFrom the sender of the shop's mail
 */
@ConfigurationProperties("bookstore.identity")
record MailSettings(URI publicUrl, String mailFrom) {}
