package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class PortCheckTest {

    private static final long PID = ProcessHandle.current().pid();

    @Test
    void acceptsAFreePort() throws IOException {
        int port = freePort();

        assertThatCode(() -> PortCheck.requireFree("127.0.0.1", port)).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesTheProcessThatHasThePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, loopback())) {
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> PortCheck.requireFree("127.0.0.1", taken.getLocalPort()))
                    .withMessageMatching("Port %d is in use by java \\(pid %d\\)\\. Stop it or use --port [0-9]+\\."
                            .formatted(taken.getLocalPort(), PID));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesAnotherBurrByWhatItShows() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        other.createContext("/api/v1/info", exchange -> {
            byte[] answer = "{\"version\":\"1\",\"storage\":\"~/.burr\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        other.start();
        try {
            int port = other.getAddress().getPort();

            assertThat(PortCheck.taken("127.0.0.1", port))
                    .startsWith(
                            "Port %d is in use by another burr (pid %d), which shows the runs in ~/.burr at http://127.0.0.1:%d/."
                                    .formatted(port, PID, port));
        } finally {
            other.stop(0);
        }
    }

    @Test
    void doesNotSuggestAPortThatIsTakenToo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, loopback())) {
            int before = taken.getLocalPort() - 1;

            assertThat(PortCheck.taken("127.0.0.1", before)).doesNotContain("--port " + taken.getLocalPort());
        }
    }

    @Test
    void suggestsAnyFreePortWhereNoneIsLeftAbove() {
        assertThat(PortCheck.taken("127.0.0.1", 65_535)).endsWith("use --port 0 for any free one.");
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, loopback())) {
            return any.getLocalPort();
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
