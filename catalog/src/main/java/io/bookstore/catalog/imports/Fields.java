package io.bookstore.catalog.imports;

import io.bookstore.catalog.files.BadRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a record by any of their names; what is there must have the right type. */
record Fields(ObjectNode node) {

    @Nullable
    JsonNode any(String... names) {
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && !value.isNull()) {
                return value;
            }
        }
        return null;
    }

    /** Null when missing or blank. */
    @Nullable
    String text(String... names) throws BadRecord {
        JsonNode value = any(names);
        if (value != null && !value.isString()) {
            throw new BadRecord(names[0] + " must be text");
        }
        return value == null || value.asString().isBlank() ? null : value.asString();
    }

    /** Text, or a number as it is written. */
    @Nullable
    String textOrNumber(String... names) throws BadRecord {
        JsonNode value = any(names);
        return value != null && value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : text(names);
    }

    @Nullable
    BigDecimal decimal(String... names) throws BadRecord {
        JsonNode value = any(names);
        if (value != null && !value.isNumber()) {
            throw new BadRecord(names[0] + " must be a number");
        }
        return value == null ? null : bounded(value, names[0]);
    }

    @Nullable
    Long whole(String... names) throws BadRecord {
        BigDecimal value = decimal(names);
        try {
            return value == null ? null : value.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new BadRecord(names[0] + " must be a whole number");
        }
    }

    @Nullable
    Integer integer(String... names) throws BadRecord {
        Long value = whole(names);
        if (value != null && value != value.intValue()) {
            throw new BadRecord(names[0] + " is too large");
        }
        return value == null ? null : value.intValue();
    }

    @Nullable
    Boolean bool(String name) throws BadRecord {
        JsonNode value = any(name);
        if (value != null && !value.isBoolean()) {
            throw new BadRecord(name + " must be true or false");
        }
        return value == null ? null : value.booleanValue();
    }

    List<JsonNode> list(String... names) throws BadRecord {
        JsonNode value = any(names);
        if (value != null && !value.isArray()) {
            throw new BadRecord(names[0] + " must be a list");
        }
        List<JsonNode> items = new ArrayList<>();
        if (value != null) {
            value.forEach(items::add);
        }
        return items;
    }

    private static BigDecimal bounded(JsonNode value, String name) throws BadRecord {
        BigDecimal decimal = value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())
                ? BigDecimal.valueOf(Double.MAX_VALUE)
                : value.decimalValue();
        if (decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 || decimal.scale() > 100) {
            throw new BadRecord(name + " is out of range");
        }
        return decimal;
    }
}
