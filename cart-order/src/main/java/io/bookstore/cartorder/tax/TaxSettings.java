package io.bookstore.cartorder.tax;

import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param zone whose calendar says which day's rates count
 * @param addedIn countries in which the tax is added to our prices; elsewhere they contain it
 * @param collectedIn countries ({@code DE}) and regions ({@code US-NY}) in which we collect tax; {@code *} for all
 */
@ConfigurationProperties("bookstore.tax")
public record TaxSettings(
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue({}) Set<String> addedIn,
        @DefaultValue("*") Set<String> collectedIn) {

    boolean collects(String country, String place) {
        return collectedIn.contains("*") || collectedIn.contains(country) || collectedIn.contains(place);
    }
}
