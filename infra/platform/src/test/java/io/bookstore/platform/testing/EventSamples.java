package io.bookstore.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The samples of {@code infra/contracts}. */
public final class EventSamples {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private EventSamples() {}

    /** Asserts that what the producer publishes has exactly the fields of the sample. */
    public static void assertProducedAs(String producer, Class<?> payload, String event) {
        String sample = read(producer, event);
        Object read = STRICT.readValue(sample, payload);
        assertThat(STRICT.readTree(STRICT.writeValueAsString(read))).as(event).isEqualTo(STRICT.readTree(sample));
    }

    public static String read(String producer, String event) {
        String path = "/contracts/" + producer + "/" + event + ".v1.json";
        try (InputStream in = Objects.requireNonNull(EventSamples.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }
}
