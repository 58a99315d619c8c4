package io.bookstore.gateway.traffic;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client of a request. {@code X-Forwarded-For} is read from its end, and only as far as each speaker is a proxy
 * that we trust: the first address that is none is the client, whatever stands before it.
 */
final class TrustedProxies {

    private static final int MOST_HOPS = 32;
    private static final InetAddress NOBODY = InetAddress.ofLiteral("0.0.0.0");

    private final Networks trusted;

    TrustedProxies(List<String> cidrs) {
        this.trusted = new Networks(cidrs);
    }

    Client client(HttpServletRequest request) {
        InetAddress peer = Networks.parse(request.getRemoteAddr()).orElse(NOBODY);
        boolean proxied = trusted.contain(peer);
        boolean secure = request.isSecure() || (proxied && "https".equals(request.getHeader("X-Forwarded-Proto")));
        @Nullable InetAddress stranger = proxied ? stranger(hops(request)) : peer;
        InetAddress client = stranger == null ? peer : stranger;
        return new Client(client.getHostAddress(), Networks.countedAs(client), stranger == null, secure);
    }

    /** The last address that is no proxy of ours; null when they all are. */
    private @Nullable InetAddress stranger(List<String> hops) {
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = Networks.parse(hop);
            if (address.isEmpty()) {
                return NOBODY; // a proxy of ours says something that is no address: one bucket for all of those
            }
            if (!trusted.contain(address.get())) {
                return address.get();
            }
        }
        return null;
    }

    private static List<String> hops(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        Enumeration<String> lines = request.getHeaders("X-Forwarded-For");
        while (lines.hasMoreElements()) {
            hops.addAll(List.of(lines.nextElement().split(",")));
        }
        return hops.size() <= MOST_HOPS ? hops : hops.subList(hops.size() - MOST_HOPS, hops.size());
    }
}
