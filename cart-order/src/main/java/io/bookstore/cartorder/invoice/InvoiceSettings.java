package io.bookstore.cartorder.invoice;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param seller who sells, line by line: name, address, tax number
 * @param atOnce how many papers one transaction writes at most
 * @param pause before a paper is tried again that could not be written
 */
@ConfigurationProperties("bookstore.invoice")
record InvoiceSettings(
        @DefaultValue({"Lamplight Books", "1 Library Street", "12345 Springfield, US"})
        List<String> seller,

        @DefaultValue("50") int atOnce,

        @DefaultValue("1m") Duration pause) {

    InvoiceSettings {
        seller = List.copyOf(seller);
    }
}
