package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.burr.ui.fixture.ServerFolders;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesIT {

    @TempDir
    private Path storage;

    private final ServerFolders folders = ServerFolders.temporary();

    @AfterEach
    void deleteFolders() {
        folders.close();
    }

    @Test
    void finishesWhatWasBegunBeforeItEnds() throws IOException {
        BurrUiServer server = start(0);
        int port = server.port();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            send(
                    socket,
                    "POST /api/v0/p/a/__none__/0/annotations HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");
            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 100");

            CompletableFuture<Void> end = CompletableFuture.runAsync(server::close, task -> {
                Thread thread = new Thread(task, "end of the server");
                thread.setDaemon(true);
                thread.start();
            });
            await().until(() -> isClosed(port));
            send(socket, "{}");

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("HTTP/1.1 422", "\"status\":422");
            end.join();
        }
    }

    @Test
    void answersOnVirtualThreadsWhereTheJvmHasThem() throws IOException {
        int port = freePort();
        try (BurrUiServer server = start(port);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            send(socket, "GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 200");

            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .anyMatch(thread -> thread.getName().contains("-" + port + "-exec-")))
                    .as("platform threads of a pool")
                    .isEqualTo(Runtime.version().feature() < 21);
        }
    }

    private BurrUiServer start(int port) {
        List<String> args = new ArrayList<>(folders.arguments());
        args.add("--burr.ui.port=" + port);
        args.add("--burr.ui.storage-dir=" + storage);
        return BurrUiServer.start(args.toArray(String[]::new));
    }

    private static boolean isClosed(int port) throws IOException {
        try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(ignored.isConnected()).isTrue();
            return false;
        } catch (ConnectException closed) {
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
