package io.bookstore.gateway.traffic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Where a request comes from, behind the proxies that we trust.
 *
 * @param address as text, for the services behind
 * @param network what is counted as one caller: an IPv4 address, or the /64 of an IPv6 one
 * @param direct whether a trusted peer speaks for itself, and for nobody behind it
 * @param secure whether the client came by TLS, to us or to a proxy that we trust
 */
public record Client(String address, String network, boolean direct, boolean secure) {

    static final String CLIENT = Client.class.getName();
    static final String CLASS = RouteClass.class.getName();

    public static Client of(HttpServletRequest request) {
        return (Client) Objects.requireNonNull(request.getAttribute(CLIENT), "the traffic filter runs first");
    }

    public static RouteClass classOf(HttpServletRequest request) {
        return (RouteClass) Objects.requireNonNull(request.getAttribute(CLASS), "the traffic filter runs first");
    }
}
