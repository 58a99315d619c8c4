package io.bookstore.cartorder.shipping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How postal codes look, country by country; a country that is not in the file takes any. */
public final class PostalCodes {

    private static final Map<String, Pattern> FORMATS = read();

    private PostalCodes() {}

    /** Whether this can be a postal code of the country. One that is not given yet can. */
    public static boolean mayBe(String country, @Nullable String code) {
        Pattern format = FORMATS.get(country);
        return code == null
                || format == null
                || format.matcher(code.strip().toUpperCase(Locale.ROOT)).matches();
    }

    private static Map<String, Pattern> read() {
        Map<String, Pattern> formats = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PostalCodes.class.getResourceAsStream("/shipping/postal-codes.csv")),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int at = line.indexOf(';');
                formats.put(line.substring(0, at), Pattern.compile(line.substring(at + 1)));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return formats;
    }
}
