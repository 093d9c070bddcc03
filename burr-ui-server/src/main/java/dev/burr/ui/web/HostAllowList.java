package dev.burr.ui.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this server may be addressed: the loopback names, and those that were configured.
 *
 * <p>A name without a port is allowed with any port. The port adds no safety, since another site's page cannot choose a
 * loopback name for its own origin, and comparing it would refuse a forwarded port ({@code ssh -L 9000:localhost:7241}).
 * Immutable.
 */
public final class HostAllowList {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "[::]", "[0:0:0:0:0:0:0:0]");

    private final Set<String> names;

    private HostAllowList(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** The loopback names and {@code additional} ones, each a host name with or without a port. */
    public static HostAllowList of(List<String> additional) {
        return of(additional, "127.0.0.1");
    }

    /**
     * Those, and the one that the server listens on.
     *
     * @param listening a name or an address
     */
    public static HostAllowList of(List<String> additional, String listening) {
        Set<String> names = new HashSet<>(LOOPBACK);
        names.add(inUri(listening.trim().toLowerCase(Locale.ROOT)));
        names.removeAll(ALL_ADDRESSES);
        additional.forEach(name -> names.add(name.trim().toLowerCase(Locale.ROOT)));
        return new HostAllowList(names);
    }

    /** Whether it is one of the additional names. Those of loopback are shared with every other server of the machine. */
    boolean isConfigured(String authority) {
        String name = withoutPort(authority);
        return !LOOPBACK.contains(name) && (names.contains(authority) || names.contains(name));
    }

    boolean contains(@Nullable String hostHeader) {
        if (hostHeader == null) {
            return false;
        }
        String host = hostHeader.trim().toLowerCase(Locale.ROOT);
        return names.contains(host) || names.contains(withoutPort(host));
    }

    /**
     * Whether a request that arrived at an address of this machine was sent to that very address. A page from elsewhere has its
     * site's name as host and can't have an address of ours, which is its visitor's or on her network, for its own.
     */
    boolean isAddress(@Nullable String hostHeader, String localAddress) {
        return hostHeader != null
                && withoutPort(hostHeader.trim().toLowerCase(Locale.ROOT))
                        .equals(inUri(localAddress.toLowerCase(Locale.ROOT)));
    }

    private static String inUri(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean portFollows = colon > host.lastIndexOf(']') && colon + 1 < host.length();
        return portFollows && host.chars().skip(colon + 1L).allMatch(Character::isDigit)
                ? host.substring(0, colon)
                : host;
    }
}
