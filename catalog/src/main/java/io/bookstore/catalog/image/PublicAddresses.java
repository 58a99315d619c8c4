package io.bookstore.catalog.image;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the open internet from those of this machine, its network and everything with a special use. */
final class PublicAddresses {

    /** Special uses of RFC 6890 that {@link InetAddress} does not know. */
    private static final List<Block> RESERVED = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10), // between a provider and its customers
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3), // multicast, reserved and broadcast
            Block.of("2001::", 23), // protocols, Teredo among them
            Block.of("2001:db8::", 32),
            Block.of("2002::", 16), // 6to4: an IPv4 address in disguise
            Block.of("3fff::", 20));

    /** All of IPv6 that is given out; the rest is local, multicast, translated or reserved. */
    private static final Block GLOBAL_V6 = Block.of("2000::", 3);

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> RESERVED.stream().noneMatch(block -> block.holds(four));
            case Inet6Address six -> GLOBAL_V6.holds(six) && RESERVED.stream().noneMatch(block -> block.holds(six));
            default -> false;
        };
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] start, int bits) {

        static Block of(String start, int bits) {
            try {
                return new Block(InetAddress.getByName(start).getAddress(), bits);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != start.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int mask = 0xff00 >> bits % Byte.SIZE & 0xff;
            return Arrays.equals(bytes, 0, whole, start, 0, whole)
                    && (mask == 0 || (bytes[whole] & mask) == (start[whole] & mask));
        }
    }
}
