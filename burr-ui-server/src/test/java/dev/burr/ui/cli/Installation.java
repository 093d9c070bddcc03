package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script and what this build has laid out for it, in a folder of its own, where no other build gets in the way. */
final class Installation {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final String LAUNCH = "burr-ui-server/target/launch";
    private static final String DEMO = "demo-app/target/launch";

    private final Path root;
    private final Path home;

    private Installation(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    static Installation in(Path folder) throws IOException {
        Path root = Files.createDirectory(folder.resolve("burr & more"));
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.copy(REPOSITORY.resolve("burr"), root.resolve("burr"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String each : List.of(LAUNCH, DEMO)) {
            assertThat(REPOSITORY.resolve(each).resolve("built"))
                    .as("what the package phase leaves")
                    .exists();
        }
        copy(REPOSITORY.resolve(LAUNCH), root.resolve(LAUNCH));
        copy(REPOSITORY.resolve(DEMO), root.resolve(DEMO));
        return new Installation(root, home);
    }

    Path root() {
        return root;
    }

    /** The folder that the user's files are in, as far as the script and the program ask the environment. */
    Path home() {
        return home;
    }

    /** As after a build that began now. */
    void isBuiltNow() throws IOException {
        FileTime now = FileTime.from(Instant.now());
        for (String each : List.of(LAUNCH, DEMO)) {
            Path built = root.resolve(each).resolve("built");
            Files.write(built, new byte[0]);
            Files.setLastModifiedTime(built, now);
        }
    }

    /** A source file that is an hour old. */
    Path oldSource(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        for (Path each = file; !each.equals(root); each = each.getParent()) {
            Files.setLastModifiedTime(each, before);
        }
        return file;
    }

    /** Puts a script in the place of Maven. */
    void replaceMaven(String script) throws IOException {
        Path maven = root.resolve("mvnw");
        Files.writeString(maven, "#!/bin/sh\n" + script);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    Session run(List<String> arguments, Map<String, String> environment) {
        return run(root.resolve("burr"), arguments, environment);
    }

    Session run(Path script, List<String> arguments, Map<String, String> environment) {
        return run(home, script, arguments, environment);
    }

    /** Runs it for somebody who stands in another folder. */
    Session runIn(Path folder, List<String> arguments, Map<String, String> environment) {
        return run(folder, root.resolve("burr"), arguments, environment);
    }

    private Session run(Path folder, Path script, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
        builder.environment().keySet().removeAll(List.of("BURR_HOME", "burr_path", "DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().putAll(environment);
        try {
            return new Session(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What takes a while at the first start. */
    void prepare() throws InterruptedException {
        try (Session first = run(List.of("--version"), Map.of())) {
            assertThat(first.exitCode()).isZero();
            assertThat(first.errors()).containsExactly("burr: Preparing quick starts");
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().startsWith("classes-")) {
                    Files.copy(file, target.resolve(source.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
