package dev.burr.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of another program, which ends with the test JVM, and leaves nothing of its folder behind. */
final class ServerProcess {

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

    private final Process server;
    private final Path folder;

    ServerProcess(Process server, Path folder) {
        this.server = server;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Waits until it says that it is ready. What it says is read to the end, by another thread from then on: a full pipe would hold it.
     *
     * @throws IOException when it ends before, with what it has said
     */
    void awaitLine(String ready) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(ready)) {
                var reader = new Thread(() -> readOn(lines), "server output");
                reader.setDaemon(true);
                reader.start();
                return;
            }
        }
        throw new IOException("The server ended: " + String.join("\n", said));
    }

    private static void readOn(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.debug(line);
            }
        } catch (IOException e) {
            log.debug("The server has ended.", e);
        }
    }

    private void end() {
        server.destroy();
        server.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            log.warn("Folder {} is left behind.", folder, e);
        }
    }
}
