package io.bookstore.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** springdoc sees Java names; our JSON is snake_case. */
final class SnakeCaseSchemas {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private SnakeCaseSchemas() {}

    @SuppressWarnings("rawtypes") // as swagger's model has it
    static void rename(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            for (Schema schema : api.getComponents().getSchemas().values()) {
                rename(schema);
            }
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as swagger's model has it
    private static void rename(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            Map<String, Schema> renamed = new LinkedHashMap<>();
            properties.forEach((name, property) -> {
                rename(property);
                renamed.put(snakeCase(name), property);
            });
            schema.setProperties(renamed);
        }
        List<String> required = schema.getRequired();
        if (required != null) {
            schema.setRequired(
                    required.stream().map(SnakeCaseSchemas::snakeCase).toList());
        }
    }

    static String snakeCase(String name) {
        return HUMP.matcher(name).replaceAll("_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
