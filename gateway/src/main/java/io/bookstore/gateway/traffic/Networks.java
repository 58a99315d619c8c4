package io.bookstore.gateway.traffic;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Address ranges in CIDR form. Never asks a name server. */
final class Networks {

    private static final int IPV6_SITE_BITS = 64;
    private static final int LONGEST_LITERAL = 45;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] address, int bits) {
        boolean contains(byte[] other) {
            return other.length == address.length && Arrays.equals(masked(other, bits), address);
        }
    }

    private final List<Range> ranges;

    Networks(List<String> cidrs) {
        this.ranges = cidrs.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Networks::range)
                .toList();
    }

    boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    /** A literal address, also as {@code 1.2.3.4:80} and {@code [::1]:80}; empty for anything else. */
    static Optional<InetAddress> parse(String text) {
        String literal = withoutPort(text.strip());
        if (literal.isEmpty() || literal.length() > LONGEST_LITERAL || literal.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** The /64 of an IPv6 address, which one household has whole; an IPv4 address itself. */
    static String countedAs(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        StringBuilder text = new StringBuilder();
        byte[] bytes = address.getAddress();
        for (int i = 0; i < IPV6_SITE_BITS / Byte.SIZE; i++) {
            text.append(String.format("%02x", bytes[i]));
        }
        return text.append("/64").toString();
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static Range range(String cidr) {
        String[] parts = cidr.split("/", 2);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = parts.length == 1 ? address.length * Byte.SIZE : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException(cidr + " is no address range");
        }
        return new Range(masked(address, bits), bits);
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] kept = address.clone();
        for (int i = 0; i < kept.length; i++) {
            int of = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            kept[i] &= (byte) (0xff << (Byte.SIZE - of));
        }
        return kept;
    }
}
