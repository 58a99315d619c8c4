package io.bookstore.storefront.stub;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the stub answers: a status, headers and something to write as JSON. */
record StubAnswer(int status, Map<String, String> headers, Object body) {

    static StubAnswer ok(Object body) {
        return of(200, body);
    }

    static StubAnswer of(int status, Object body) {
        return new StubAnswer(status, new LinkedHashMap<>(), body);
    }

    static StubAnswer problem(int status, String name, String detail) {
        return problem(status, name, detail, Map.of());
    }

    static StubAnswer problem(int status, String name, String detail, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:bookstore:problem:" + name);
        body.put("title", name);
        body.put("status", status);
        body.put("detail", detail);
        body.put("trace_id", "stub");
        body.putAll(more);
        return of(status, body);
    }

    StubAnswer with(String header, String value) {
        headers.put(header, value);
        return this;
    }
}
