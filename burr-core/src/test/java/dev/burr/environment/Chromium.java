package dev.burr.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine. Playwright's own download is never used. */
public final class Chromium {
    private static final String VARIABLE = "BURR_CHROMIUM";
    private static final List<String> COMMANDS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"));

    private static final Tool<Path> TOOL = new Tool<>(
            "Chromium",
            "no '%s' on PATH and %s is not set".formatted(COMMANDS.get(0), VARIABLE),
            "Install Chromium or point %s to its executable.".formatted(VARIABLE),
            Chromium::find);

    private Chromium() {}

    /** The browser's executable, for tests that are marked with {@link NeedsChromium}. */
    public static Path executable() {
        return TOOL.require();
    }

    private static Optional<Path> find() {
        String chosen = System.getenv(VARIABLE);
        if (chosen != null) {
            return Optional.of(Path.of(chosen)).filter(Files::isExecutable);
        }
        return Stream.concat(
                        COMMANDS.stream().flatMap(Tool::onPath), PLACES.stream().filter(Files::isExecutable))
                .findFirst();
    }

    static final class Condition extends ToolCondition {
        Condition() {
            super(TOOL);
        }
    }
}
