package io.bookstore.identity.account;

import io.bookstore.platform.web.Cursors;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/** Where in a list that is sorted by time a row stands. */
public record Place(Instant at, UUID id) {

    public static String cursor(Instant at, UUID id) {
        return Cursors.encode(at, id);
    }

    /** 400 for what is no cursor of such a list. */
    public static Place of(String cursor) {
        List<String> values = Cursors.decode(cursor, 2);
        try {
            return new Place(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            throw Cursors.invalid();
        }
    }
}
