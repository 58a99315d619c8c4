package io.bookstore.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/** Which header fields go on: all but those of one connection (RFC 9110, 7.6.1) and those that only we may say. */
final class Fields {

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "content-length");
    private static final Set<String> NOT_FROM_CLIENTS = Set.of(
            "host",
            "expect",
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-request-id",
            "x-request-timeout");
    private static final Set<String> NOT_FROM_SERVICES = Set.of("x-request-id", "server", "x-powered-by", "date");

    private Fields() {}

    static void copy(HttpServletRequest from, HttpMessage to) {
        Set<String> dropped = named(from.getHeader("Connection"));
        for (Enumeration<String> names = from.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            String lower = name.toLowerCase(Locale.ROOT);
            if (OF_THE_CONNECTION.contains(lower)
                    || NOT_FROM_CLIENTS.contains(lower)
                    || lower.startsWith("x-forwarded-")
                    || dropped.contains(lower)) {
                continue;
            }
            for (Enumeration<String> values = from.getHeaders(name); values.hasMoreElements(); ) {
                to.addHeader(name, values.nextElement());
            }
        }
    }

    /** The service's own word replaces what the edge would say. */
    static void copy(ClassicHttpResponse from, HttpServletResponse to) {
        Header connection = from.getFirstHeader("Connection");
        Set<String> dropped = named(connection == null ? null : connection.getValue());
        Set<String> seen = new HashSet<>();
        for (Header header : from.getHeaders()) {
            String lower = header.getName().toLowerCase(Locale.ROOT);
            if (OF_THE_CONNECTION.contains(lower) || NOT_FROM_SERVICES.contains(lower) || dropped.contains(lower)) {
                continue;
            }
            if (seen.add(lower) && !lower.equals("vary")) {
                to.setHeader(header.getName(), header.getValue());
            } else {
                to.addHeader(header.getName(), header.getValue());
            }
        }
    }

    private static Set<String> named(@org.jspecify.annotations.Nullable String connection) {
        Set<String> names = new HashSet<>();
        if (connection == null) {
            return names;
        }
        for (String name : connection.split(",")) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
