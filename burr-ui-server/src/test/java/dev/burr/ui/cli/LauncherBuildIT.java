package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When the script {@code burr} builds, with a script in the place of Maven. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherBuildIT {

    /** Leaves what a build leaves, and says how it was called. */
    private static final String BUILDS =
            """
            cd "$(dirname "$0")"
            echo "$@" >>calls
            echo '[INFO] Building Burr core 1.0                    [1/2]'
            touch burr-ui-server/target/launch/built demo-app/target/launch/built
            """;

    @TempDir
    private static Path folder;

    private static Installation burr;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        burr = Installation.in(folder);
        burr.prepare();
    }

    @BeforeEach
    void everythingIsBuilt() throws IOException {
        burr.isBuiltNow();
        Files.deleteIfExists(burr.root().resolve("calls"));
        burr.oldSource("pom.xml");
        burr.oldSource("burr-ui-server/frontend/src/main.tsx");
        burr.oldSource("burr-core/src/main/java/dev/burr/Kept.java");
        burr.oldSource("burr-core/src/main/java/dev/burr/Other.java");
        burr.replaceMaven(BUILDS);
    }

    @Test
    void doesNotBuildWhatHasNotChanged() throws Exception {
        touchNow(burr.oldSource("burr-core/src/test/java/dev/burr/KeptTest.java"));
        touchNow(burr.oldSource("burr-ui-server/frontend/node_modules/react/index.js"));
        touchNow(burr.oldSource("burr-ui-server/frontend/dist/index.html"));
        touchNow(burr.oldSource("docs/format.md"));

        assertThat(errorsOfRun()).isEmpty();

        assertThat(burr.root().resolve("calls")).doesNotExist();
    }

    @Test
    void buildsOnceWhenASourceFileHasChanged() throws Exception {
        touchNow(burr.root().resolve("burr-core/src/main/java/dev/burr/Kept.java"));

        assertThat(errorsOfRun())
                .containsExactly(
                        "burr: Building what has changed (log: %s)"
                                .formatted(burr.root().toRealPath().resolve("target/build.log")),
                        "burr:   Burr core (1/2)");
        assertThat(errorsOfRun()).isEmpty();

        assertThat(burr.root().resolve("calls"))
                .content()
                .startsWith("-B ")
                .endsWith(" package\n")
                .hasLineCount(1);
    }

    @Test
    void buildsWhenASourceFileWasAddedOrRemoved() throws Exception {
        Files.delete(burr.root().resolve("burr-core/src/main/java/dev/burr/Other.java"));

        assertThat(errorsOfRun()).contains("burr:   Burr core (1/2)");
    }

    @Test
    void buildsWhenTheFrontendHasChanged() throws Exception {
        touchNow(burr.root().resolve("burr-ui-server/frontend/src/main.tsx"));

        assertThat(errorsOfRun()).contains("burr:   Burr core (1/2)");
    }

    @Test
    void preparesQuickStartsAgainWhenAJarHasChanged() throws Exception {
        touchNow(burr.root().resolve("burr-ui-server/target/launch/launch.jar"));

        assertThat(errorsOfRun()).containsExactly("burr: Preparing quick starts");
        assertThat(errorsOfRun()).isEmpty();
    }

    @Test
    void showsTheEndOfTheLogOfABuildThatFailed() throws Exception {
        Files.delete(burr.root().resolve("burr-ui-server/target/launch/built"));
        burr.replaceMaven("echo '[ERROR] Kept.java:[1,1] class expected'\nexit 1\n");

        try (Session session = burr.run(List.of("--version"), Map.of())) {
            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.rest()).isEmpty();
            assertThat(session.errors())
                    .endsWith(
                            "burr: The build failed. The end of %s:"
                                    .formatted(burr.root().toRealPath().resolve("target/build.log")),
                            "[ERROR] Kept.java:[1,1] class expected",
                            "burr: Mend what it says and try again.");
        }
        assertThat(burr.root().resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void waitsForAnotherBuildAndNotForOneThatDied() throws Exception {
        Process other = new ProcessBuilder("sleep", "1000").start();
        Path lock = Files.createDirectories(burr.root().resolve("target")).resolve("build.lock");
        Files.createSymbolicLink(lock, Path.of(String.valueOf(other.pid())));
        touchNow(burr.root().resolve("pom.xml"));

        try (Session session = burr.run(List.of("--version"), Map.of())) {
            assertThat(session.firstError()).isEqualTo("burr: Waiting for another burr, which builds.");
            other.destroy();
            other.waitFor();

            assertThat(session.exitCode()).isZero();
        } finally {
            other.destroy();
        }
        assertThat(Files.isSymbolicLink(lock)).isFalse();
    }

    private List<String> errorsOfRun() throws InterruptedException {
        try (Session session = burr.run(List.of("--version"), Map.of())) {
            assertThat(session.exitCode()).isZero();
            return session.errors();
        }
    }

    private static void touchNow(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }
}
