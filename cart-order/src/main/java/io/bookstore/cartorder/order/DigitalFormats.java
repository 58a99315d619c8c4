package io.bookstore.cartorder.order;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Formats that are files: nobody packs them or sends them back. */
@ConfigurationProperties("bookstore.checkout")
public record DigitalFormats(@DefaultValue("ebook") Set<String> digitalFormats) {

    public DigitalFormats {
        digitalFormats = Set.copyOf(digitalFormats);
    }

    public boolean has(@Nullable String format) {
        return format != null && digitalFormats.contains(format);
    }
}
