package io.bookstore.catalog.image;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves a name for the connection itself, and only if all of its addresses may be connected to. */
final class CheckedNames implements DnsResolver {

    private final FetchPicture.Resolver resolver;
    private final Predicate<InetAddress> allowed;

    CheckedNames(FetchPicture.Resolver resolver, Predicate<InetAddress> allowed) {
        this.resolver = resolver;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = addresses(host);
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(allowed)) {
            throw new UnknownHostException(host + " has an address that is not public");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        try {
            return resolver.resolve(host);
        } catch (IllegalArgumentException ambiguous) { // 0x7f.1 and the like
            throw new UnknownHostException(host);
        }
    }
}
