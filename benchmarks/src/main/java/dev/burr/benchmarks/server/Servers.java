package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts servers on a storage, each on a free port, and with a folder of its own for what it keeps beside. */
public final class Servers {

    /** What our server may have for its heap. */
    private static final String HEAP = "-Xmx256m";

    private final Places places;
    private final Path storage;
    private final Path scratch;

    /** @param scratch where the servers may keep things */
    Servers(Places places, Path storage, Path scratch) {
        this.places = places;
        this.storage = storage;
        this.scratch = scratch;
    }

    /** A server and what it left behind; ended and cleared away by {@link #close}. */
    public record Started(ServerProcess process, Path kept) implements AutoCloseable {

        /** The log of the collections of garbage of its JVM. */
        HeapLog heap() throws IOException {
            return HeapLog.read(heapLog(kept));
        }

        @Override
        public void close() throws IOException {
            process.close();
            Folders.delete(kept);
        }
    }

    /** What is served. */
    public Path storage() {
        return storage;
    }

    /** Our server with a small heap, which knows nothing of the storage yet. */
    Started ours() throws IOException, InterruptedException {
        Path kept = Files.createTempDirectory(scratch, "ours");
        return launched(kept, Map.of("BURR_OPTS", HEAP + " -Xlog:gc:file=" + heapLog(kept)));
    }

    /** Our server as people start it. */
    public Started launched() throws IOException, InterruptedException {
        return launched(Files.createTempDirectory(scratch, "launched"), Map.of());
    }

    private Started launched(Path kept, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(places.launcher().toString()));
        command.addAll(List.of("ui", "--storage", storage.toString(), "--no-open", "--no-samples", "--port"));
        return start(command, environment, kept, "/");
    }

    /** The original, as people start it, but without a browser and without sample runs. */
    Started python() throws IOException, InterruptedException {
        Path kept = Files.createTempDirectory(scratch, "python");
        List<String> command = List.of(
                places.python().toString(),
                "-c",
                "from burr.cli.__main__ import cli_run_server; cli_run_server()",
                "--no-open",
                "--no-copy-demo_data",
                "--port");
        return start(new ArrayList<>(command), Map.of(), kept, "/");
    }

    /** A Spring Boot application that does nothing. */
    Started bare() throws IOException, InterruptedException {
        Path kept = Files.createTempDirectory(scratch, "bare");
        List<String> command =
                List.of(java(), "-jar", places.bareJar().toString(), "--server.address=127.0.0.1", "--server.port=");
        return start(new ArrayList<>(command), Map.of(), kept, "/actuator/health");
    }

    /** A Spring Boot application that does nothing, until it is ready. */
    ServiceProcess.Start startBare() throws IOException, InterruptedException {
        return startService(places.bareJar(), true);
    }

    /** The same with the starter, which records in the storage if it is on. */
    ServiceProcess.Start startWithStarter(boolean on) throws IOException, InterruptedException {
        return startService(places.starterJar(), on);
    }

    /** With the same arguments, whoever reads them: each one more is one more that Spring looks at for each property. */
    private ServiceProcess.Start startService(Path jar, boolean on) throws IOException, InterruptedException {
        return ServiceProcess.start(List.of(
                java(),
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--burr.enabled=" + on,
                "--burr.project=benchmark",
                "--burr.tracking.storage-dir=" + storage));
    }

    /** @param command ends where the port belongs */
    private Started start(List<String> command, Map<String, String> options, Path kept, String path)
            throws IOException, InterruptedException {
        int port = freePort();
        int last = command.size() - 1;
        if (command.get(last).endsWith("=")) {
            command.set(last, command.get(last) + port);
        } else {
            command.add(Integer.toString(port));
        }
        Map<String, String> environment = new HashMap<>(options);
        environment.put("burr_path", storage.toString());
        environment.put("BURR_UI_CACHEDIR", kept.resolve("cache").toString());
        environment.put("BURR_UI_DATADIR", kept.resolve("data").toString());
        return new Started(ServerProcess.start(command, environment, port, path, kept.resolve("output")), kept);
    }

    private static Path heapLog(Path kept) {
        return kept.resolve("gc.log");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
