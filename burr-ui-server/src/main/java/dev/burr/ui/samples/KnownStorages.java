package dev.burr.ui.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which storages were used before, so that samples which somebody has deleted do not come back. A storage holds
 * projects and nothing else, so the notes lie where this user's programs keep such things: a file for each storage.
 */
final class KnownStorages {

    private final Path notes;

    KnownStorages(Path notes) {
        this.notes = notes;
    }

    static KnownStorages ofThisUser() {
        return new KnownStorages(
                stateFolder(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv())
                        .resolve("storages"));
    }

    static Path stateFolder(String operatingSystem, Path home, Map<String, String> environment) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return home.resolve("Library/Application Support/burr");
        }
        if (system.startsWith("windows")) {
            return named(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve("burr");
        }
        return named(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
                .resolve("burr");
    }

    boolean contains(Path storage) {
        return Files.exists(note(storage));
    }

    void add(Path storage) throws IOException {
        Files.createDirectories(notes);
        Files.writeString(note(storage), storage.toAbsolutePath() + "\n");
    }

    private Path note(Path storage) {
        return notes.resolve(digest(storage.toAbsolutePath().normalize().toString()));
    }

    private static String digest(String path) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    /** A relative path in the environment counts as none, as the XDG specification says. */
    private static Path named(@Nullable String variable, Path otherwise) {
        return variable != null && Path.of(variable).isAbsolute() ? Path.of(variable) : otherwise;
    }
}
