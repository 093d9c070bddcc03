package dev.burr.tracking.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.burr.tracking.http.ServerFailure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemoteServerTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    @Timeout(20)
    void waitsNoLongerForAnAnswerThanWhoAsks() throws IOException {
        try (var silent = new ServerSocket(0, 1, HERE)) {
            assertThatExceptionOfType(ServerFailure.class)
                    .isThrownBy(() -> server(silent.getLocalPort()).ask(Duration.ofMillis(100)))
                    .withMessageContaining("it does not answer in time");
        }
    }

    @Test
    void tellsAConnectionThatBreaksFromOneThatIsNotMade() throws IOException, InterruptedException {
        int port;
        try (var cutting = new ServerSocket(0, 1, HERE)) {
            port = cutting.getLocalPort();
            var thread = new Thread(() -> cutFirst(cutting));
            thread.start();

            assertThat(failure(port).kind()).isEqualTo(Kind.BROKEN);
            thread.join();
        }

        assertThat(failure(port).kind()).isEqualTo(Kind.AWAY);
    }

    private static void cutFirst(ServerSocket listening) {
        try (Socket first = listening.accept()) {
            assertThat(first.getInputStream().read()).isPositive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no problem document does not come from a Burr server. */
    @ParameterizedTest
    @CsvSource({"429, AWAY", "408, BROKEN", "500, BROKEN", "502, BROKEN", "503, BROKEN", "504, BROKEN", "520, BROKEN"})
    void blamesWhatIsBeforeTheServerForWhatThatAnswers(int status, Kind kind) throws IOException {
        HttpServer proxy = answering(status, "text/html");
        try {
            ServerFailure failure = failure(proxy.getAddress().getPort());

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure)
                    .hasMessageStartingWith("What is before server http://localhost:")
                    .hasMessageContaining("status " + status);
            assertThat(failure.retryAfterNanos())
                    .isEqualTo(Duration.ofSeconds(7).toNanos());
        } finally {
            proxy.stop(0);
        }
    }

    /** Those that a smaller request may spare. */
    @ParameterizedTest
    @CsvSource({"408, BROKEN", "500, BROKEN", "503, BROKEN", "507, BROKEN", "415, AWAY", "429, AWAY", "413, TOO_LARGE"})
    void tellsWhatTheSizeOfARequestMayBeTheCauseOf(int status, Kind kind) throws IOException {
        HttpServer server = answering(status, "application/problem+json");
        try {
            assertThat(failure(server.getAddress().getPort()).kind()).isEqualTo(kind);
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer answering(int status, String type) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("Retry-After", "7");
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
        return server;
    }

    private static ServerFailure failure(int port) {
        return catchThrowableOfType(ServerFailure.class, () -> server(port).send(List.of()));
    }

    private static RemoteServer server(int port) {
        return new RemoteServer(URI.create("http://localhost:" + port), "p", null);
    }
}
