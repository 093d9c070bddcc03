package dev.burr.tracking.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.tracking.http.ServerFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RemoteServerTest {

    @Test
    @Timeout(20)
    void waitsNoLongerForAnAnswerThanWhoAsks() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = new RemoteServer(URI.create("http://localhost:" + silent.getLocalPort()), "p", null);

            assertThatExceptionOfType(ServerFailure.class)
                    .isThrownBy(() -> server.ask(Duration.ofMillis(100)))
                    .withMessageContaining("it does not answer in time")
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.AWAY));
        }
    }
}
