package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.benchmarks.probe.ProbeException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerProcessTest {

    @TempDir
    private Path folder;

    @Test
    void answersFromItsFirstAnswerOn() throws Exception {
        int port = freePort();
        long pid;

        try (ServerProcess server = start(port, Integer.toString(port))) {
            pid = server.pid();
            assertThat(server.nanosToFirstAnswer()).isPositive();
            assertThat(server.get("/list").body()).isEqualTo("hello");
            assertThat(server.get("/list").nanos()).isPositive();
        }

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void refusesABadAnswer() throws Exception {
        int port = freePort();

        try (ServerProcess server = start(port, Integer.toString(port))) {
            assertThatExceptionOfType(ProbeException.class)
                    .isThrownBy(() -> server.get("/refused"))
                    .withMessageContaining("answered /refused with 404: hello");
        }
    }

    @Test
    void tellsWhatAServerSaidThatEndedBeforeItAnswered() throws Exception {
        int port = freePort();

        assertThatExceptionOfType(ProbeException.class)
                .isThrownBy(() -> start(port))
                .withMessageContaining("ended with exit code 1 before it answered")
                .withMessageContaining("There is no port.");
    }

    private ServerProcess start(int port, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                StubServer.class.getName()));
        command.addAll(List.of(arguments));
        return ServerProcess.start(command, Map.of("STUB_ANSWER", "hello"), port, "/", folder.resolve("output"));
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
