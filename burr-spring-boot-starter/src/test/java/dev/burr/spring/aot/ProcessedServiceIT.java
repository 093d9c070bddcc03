package dev.burr.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** A service is processed ahead of time, as the plugins for Maven and Gradle do it, and runs with what that has made. */
final class ProcessedServiceIT {

    @TempDir
    private Path work;

    private List<String> arguments() {
        return List.of(
                "--burr.project=processed",
                "--burr.tracking.storage-dir=" + work.resolve("runs"),
                "--burr.persistence.type=jdbc",
                "--spring.datasource.url=jdbc:h2:mem:processed",
                "--management.endpoints.web.exposure.include=burr",
                "--spring.main.banner-mode=off");
    }

    private void process() {
        Settings settings = Settings.builder()
                .sourceOutput(work.resolve("sources"))
                .resourceOutput(work.resolve("classes"))
                .classOutput(work.resolve("classes"))
                .groupId("dev.burr")
                .artifactId("processed")
                .build();
        new SpringApplicationAotProcessor(
                        ProcessedService.class, settings, arguments().toArray(String[]::new))
                .process();
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(work.resolve("sources"))) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    work.resolve("classes").toString());
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    private String run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dspring.aot.enabled=true",
                "-cp",
                work.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                ProcessedService.class.getName()));
        command.addAll(arguments());
        Process service = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(service.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void runsAsItDoesUnprocessed() throws Exception {
        process();
        compile();

        assertThat(run())
                .contains("Starting AOT-processed")
                .contains("processed: true")
                .contains("greeting: hello Ada!")
                .contains("saved: true")
                .contains("seen: 1");
        assertThat(work.resolve("runs/processed/processed/log.jsonl")).isNotEmptyFile();
    }
}
