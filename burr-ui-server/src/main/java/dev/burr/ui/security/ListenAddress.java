package dev.burr.ui.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The rule that a server which can be reached from other machines knows its callers. */
public final class ListenAddress {

    private ListenAddress() {}

    /**
     * The address of a host to listen on.
     *
     * @param isProtected whether callers need a key or have to sign in
     * @throws UnprotectedAddressException if other machines reach it while nobody would have to sign in
     * @throws IllegalArgumentException if the host has no address
     */
    public static InetAddress of(String host, boolean isProtected) {
        InetAddress address = addressOf(host);
        if (!address.isLoopbackAddress() && !isProtected) {
            throw new UnprotectedAddressException(
                    "Host '%s' can be reached from other machines, and nobody would have to sign in to see the runs. Make a key first"
                                    .formatted(host)
                            + " ('./burr keys create --name me --scope admin') or set burr.ui.security.oidc.issuer-uri. To look"
                            + " from elsewhere without either, stay on 127.0.0.1 and use 'ssh -L 7241:localhost:7241'.");
        }
        return address;
    }

    private static InetAddress addressOf(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(
                    "Host '" + host + "' in burr.ui.host has no address. Use 127.0.0.1 or a name of this machine.",
                    unknown);
        }
    }
}
