package com.example.assistant;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packed service in a process of its own. */
final class Service implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern READY = Pattern.compile("Started AssistantService");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;

    private Service(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Service start(EmbeddedPostgres database, Collector collector, Path log) throws IOException {
        return new Service(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-jar",
                                "target/assistant-0.0.1-SNAPSHOT.jar",
                                "--burr.tracking.storage-dir=" + System.getProperty("burr.storage"),
                                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                                "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint(),
                                "--management.opentelemetry.tracing.export.schedule-delay=100ms")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    Site site() throws IOException {
        return new Site("http://localhost:" + port());
    }

    private String port() throws IOException {
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || READY.matcher(said()).find());
        Matcher port = STARTED.matcher(said());
        if (!process.isAlive() || !port.find()) {
            throw new IOException("The service did not start:\n" + said());
        }
        return port.group(1);
    }

    private String said() throws IOException {
        return Files.readString(log);
    }

    /** As a machine that loses its power does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
