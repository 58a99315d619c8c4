package io.bookstore.storefront.shop;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param name what the shop is called
 * @param publicUrl the address that shoppers see, for canonical links
 * @param htmx the path of the htmx script
 * @param stripe where the card form comes from
 */
@ConfigurationProperties("storefront")
public record ShopSettings(@DefaultValue("Lamplight Books") String name, URI publicUrl, String htmx, Stripe stripe) {

    /**
     * @param jsUrl Stripe.js, or the simulator's stand-in
     * @param publishableKey names our account to Stripe; not a secret
     */
    public record Stripe(URI jsUrl, String publishableKey) {

        String origin() {
            String port = jsUrl.getPort() < 0 ? "" : ":" + jsUrl.getPort();
            return jsUrl.getScheme() + "://" + jsUrl.getHost() + port;
        }
    }
}
