package io.maskwatch.sink.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Addresses at which no camera is, but something that trusts its own machine or network: loopback, link-local,
 * unspecified, multicast, reserved, and the clouds' metadata services. Private addresses are allowed: cameras are there.
 * IPv4 within IPv6 (mapped, compatible, translated, 6to4, Teredo) is judged as what it stands for. Stateless.
 */
final class ForbiddenAddresses {
    private static final int IPV4_BYTES = 4;

    /** A block of addresses and what it is. */
    private static final class Block {
        private final byte[] prefix;
        private final int bits;
        private final String what;

        Block(byte[] prefix, int bits, String what) {
            this.prefix = prefix;
            this.bits = bits;
            this.what = what;
        }

        static Block of(String address, int bits, String what) {
            return new Block(bytes(address), bits, what);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / 8] ^ prefix[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Where in an IPv6 address an IPv4 address is. */
    private record Wrapping(Block block, int at, boolean inverted) {}

    private static final List<Block> BLOCKS = List.of(
            Block.of("0.0.0.0", 8, "an unspecified address"),
            Block.of("127.0.0.0", 8, "a loopback address"),
            Block.of("169.254.0.0", 16, "a link-local address"),
            Block.of("192.0.0.0", 24, "an address of special use"),
            Block.of("224.0.0.0", 4, "a multicast address"),
            Block.of("240.0.0.0", 4, "a reserved or broadcast address"),
            Block.of("100.100.100.200", 32, "a cloud's metadata service"),
            Block.of("168.63.129.16", 32, "a cloud's metadata service"),
            Block.of("::", 128, "an unspecified address"),
            Block.of("::1", 128, "a loopback address"),
            Block.of("fe80::", 10, "a link-local address"),
            Block.of("fec0::", 10, "a site-local address, which is no longer used"),
            Block.of("ff00::", 8, "a multicast address"),
            Block.of("fd00:ec2::", 32, "a cloud's metadata service"),
            Block.of("fd20:ce::254", 128, "a cloud's metadata service"),
            Block.of("64:ff9b:1::", 48, "a translated address"));

    private static final List<Wrapping> WRAPPINGS = List.of(
            new Wrapping(new Block(mappedPrefix(), 96, ""), 12, false),
            new Wrapping(Block.of("::ffff:0:0:0", 96, ""), 12, false),
            new Wrapping(Block.of("::", 96, ""), 12, false),
            new Wrapping(Block.of("64:ff9b::", 96, ""), 12, false),
            new Wrapping(Block.of("2002::", 16, ""), 2, false),
            new Wrapping(Block.of("2001::", 32, ""), 4, false),
            new Wrapping(Block.of("2001::", 32, ""), 12, true));

    private ForbiddenAddresses() {}

    /** What is wrong with an address, e.g. {@code a loopback address}; empty if nothing is. */
    static Optional<String> why(InetAddress address) {
        return why(address.getAddress());
    }

    private static Optional<String> why(byte[] address) {
        Optional<String> own = BLOCKS.stream()
                .filter(block -> block.holds(address))
                .map(block -> block.what)
                .findFirst();
        return own.or(() -> WRAPPINGS.stream()
                .filter(wrapping -> wrapping.block().holds(address))
                .map(wrapping -> unwrapped(address, wrapping))
                .flatMap(inner -> why(inner).stream())
                .findFirst());
    }

    private static byte[] unwrapped(byte[] address, Wrapping wrapping) {
        byte[] inner = Arrays.copyOfRange(address, wrapping.at(), wrapping.at() + IPV4_BYTES);
        for (int i = 0; wrapping.inverted() && i < inner.length; i++) {
            inner[i] = (byte) ~inner[i];
        }
        return inner;
    }

    /** Not to be had from {@link InetAddress}, which makes IPv4 of it. */
    private static byte[] mappedPrefix() {
        byte[] prefix = new byte[16];
        prefix[10] = (byte) 0xff;
        prefix[11] = (byte) 0xff;
        return prefix;
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(literal + " is an address", e);
        }
    }
}
