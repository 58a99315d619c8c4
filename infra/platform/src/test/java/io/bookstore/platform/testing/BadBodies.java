package io.bookstore.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The corpus G of reliability.md: bodies that no endpoint may accept, with the answers that are right. */
final class BadBodies {

    private static final String JSON = "application/json";
    private static final Set<Integer> MALFORMED = Set.of(400);

    /** One bad request: what is sent and which status codes are right for it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String name, byte[] body, String contentType, Set<Integer> right) {
        @Override
        public String toString() {
            return name;
        }
    }

    private BadBodies() {}

    static List<Case> all() {
        return List.of(
                malformed("empty body", ""),
                malformed("null", "null"),
                malformed("an array", "[]"),
                malformed("a string", "\"x\""),
                malformed("a number", "17"),
                malformed("cut off", "{"),
                malformed("trailing garbage", "{} x"),
                malformed("duplicate keys", "{\"a\":1,\"a\":2}"),
                malformed("unknown field", "{\"no_such_field_anywhere\":1}"),
                malformed("depth 10,000", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                malformed("NaN", "{\"a\":NaN}"),
                malformed("a huge number", "{\"a\":1e400}"),
                malformed("U+0000 as an unknown field", "{\"a\\u0000\":\"b\"}"),
                new Case(
                        "overlong UTF-8",
                        new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'},
                        JSON,
                        MALFORMED),
                new Case("UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16), JSON, MALFORMED),
                new Case(
                        "XML",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
                                .getBytes(StandardCharsets.UTF_8),
                        "application/xml",
                        Set.of(415)),
                new Case(
                        "a form",
                        "a=1".getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded",
                        Set.of(415)),
                new Case(
                        "10 MB",
                        ("{\"a\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8),
                        JSON,
                        Set.of(413)));
    }

    private static Case malformed(String name, String body) {
        return new Case(name, body.getBytes(StandardCharsets.UTF_8), JSON, MALFORMED);
    }
}
