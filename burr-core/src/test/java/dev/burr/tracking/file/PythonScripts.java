package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.environment.Python;
import dev.burr.serde.Serde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the scripts in {@code src/test/python}, which use the original. */
final class PythonScripts {

    private PythonScripts() {}

    /** The JSON object that a script prints about a project. */
    @SuppressWarnings("unchecked")
    static <T> Map<String, T> run(String script, Path storage, String project)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("python", ".json");
        Path errors = Files.createTempFile("python", ".txt");
        try {
            Process process = new ProcessBuilder(
                            Python.executable().toString(),
                            Path.of("src", "test", "python", script).toString(),
                            storage.toString(),
                            project)
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return (Map<String, T>) Serde.standard().parse(Files.readAllBytes(out));
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }
}
