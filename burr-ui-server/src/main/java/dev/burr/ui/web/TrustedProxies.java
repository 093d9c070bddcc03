package dev.burr.ui.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of the proxies whose word counts for where a request was sent to. Immutable. */
final class TrustedProxies {

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** @param addresses each an address, or a network such as 10.0.0.0/8 */
    static TrustedProxies of(List<String> addresses) {
        return new TrustedProxies(addresses.stream().map(Network::of).toList());
    }

    boolean contains(String address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static final class Network {

        private final byte[] address;
        private final int bits;

        /** @param bits how many of the first bits of an address count */
        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        static Network of(String text) {
            int slash = text.indexOf('/');
            String address = (slash < 0 ? text : text.substring(0, slash)).trim();
            byte[] bytes = parsed(address, text);
            int all = bytes.length * Byte.SIZE;
            String bits =
                    slash < 0 ? String.valueOf(all) : text.substring(slash + 1).trim();
            if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > all) {
                throw refusal(text, null);
            }
            return new Network(bytes, Integer.parseInt(bits));
        }

        boolean contains(String other) {
            byte[] bytes = parsed(other, other);
            if (bytes.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((bytes[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        /** Digits only: a name would be looked up. */
        private static byte[] parsed(String address, String text) {
            if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
                throw refusal(text, null);
            }
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException malformed) {
                throw refusal(text, malformed);
            }
        }

        private static IllegalArgumentException refusal(String text, @Nullable Exception cause) {
            return new IllegalArgumentException(
                    "'" + text
                            + "' in burr.ui.trusted-proxies is not an address. Use one such as 192.0.2.7, or a network such"
                            + " as 10.0.0.0/8.",
                    cause);
        }
    }
}
