package dev.burr.environment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Python that has Apache Burr with its server. */
public final class Python {
    private static final String VARIABLE = "BURR_PYTHON";
    private static final String PROBE =
            "from importlib.metadata import version; version('apache-burr'); version('fastapi')";

    private static final Tool<Path> TOOL = new Tool<>(
            "Python with Apache Burr",
            "no python3 on PATH has it and %s does not name one that has".formatted(VARIABLE),
            "Run pip install \"apache-burr[start]==0.43.0\" in a virtual environment and point %s to its python."
                    .formatted(VARIABLE),
            Python::find);

    private Python() {}

    /** The interpreter, for tests that are marked with {@link NeedsPython}. */
    public static Path executable() {
        return TOOL.require();
    }

    private static Optional<Path> find() {
        String chosen = System.getenv(VARIABLE);
        Stream<Path> candidates = chosen != null
                ? Stream.of(Path.of(chosen))
                : Stream.of("python3", "python").flatMap(Tool::onPath);
        return candidates.filter(Python::hasBurr).findFirst();
    }

    private static boolean hasBurr(Path python) {
        try {
            Process probe = new ProcessBuilder(python.toString(), "-c", PROBE)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
            } finally {
                probe.destroyForcibly();
            }
        } catch (IOException notRunnable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static final class Condition extends ToolCondition {
        Condition() {
            super(TOOL);
        }
    }
}
