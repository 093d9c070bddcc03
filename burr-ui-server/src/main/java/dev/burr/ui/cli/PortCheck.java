package dev.burr.ui.cli;

import dev.burr.ui.ports.PortUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;

/**
 * Finds out that a port is taken before a server is started for it, which takes a second, and says who has it and what
 * to do.
 */
final class PortCheck {

    private static final int CANDIDATES = 100;
    private static final int CONNECT_MILLIS = 500;

    private PortCheck() {}

    static void requireFree(String host, int port) {
        try {
            listen(host, port);
        } catch (IOException e) {
            throw new CommandFailure(isAnswered(host, port) ? taken(host, port) : unusable(host, port, e), e);
        }
    }

    /** What is said of a port that another program has. */
    static String taken(String host, int port) {
        return "Port %d is in use by %s. Stop it or use %s."
                .formatted(port, PortUser.of(host, port).description(), alternative(host, port));
    }

    private static String unusable(String host, int port, IOException reason) {
        return "Port %d of %s cannot be used (%s). Use %s."
                .formatted(port, host, reason.getMessage(), alternative(host, port));
    }

    /** The first free port from {@code port} on; 0, which stands for any, where the next hundred are taken too. */
    static int firstFree(String host, int port) {
        return IntStream.range(port, Math.min(port + CANDIDATES, 65_536))
                .filter(candidate -> candidate > 1023 && isFree(host, candidate))
                .findFirst()
                .orElse(0);
    }

    private static String alternative(String host, int port) {
        int free = firstFree(host, port + 1);
        return free == 0 ? "--port 0 for any free one" : "--port " + free;
    }

    private static boolean isFree(String host, int port) {
        try {
            listen(host, port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void listen(String host, int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getByName(host)).close();
    }

    /** Whether somebody listens on a port. */
    static boolean isAnswered(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
