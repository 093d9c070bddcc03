package dev.burr.ui.folders;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The folders in which the programs of this user keep things, each by the convention of the platform: the XDG base directory
 * specification on Linux and its like, {@code ~/Library} on macOS, {@code %LOCALAPPDATA%} on Windows. They need not exist.
 *
 * @param cache what can be made again at any time
 * @param data what would be lost: keys, views, deleted runs
 * @param state what is worth keeping, and no great loss
 */
public record UserFolders(Path cache, Path data, Path state) {

    private static final String NAME = "burr";

    /** Those of whoever runs this process. */
    public static UserFolders ofThisUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static UserFolders of(String operatingSystem, Path home, Map<String, String> environment) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support").resolve(NAME);
            return new UserFolders(home.resolve("Library/Caches").resolve(NAME), support, support);
        }
        if (system.startsWith("windows")) {
            Path local = named(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve(NAME);
            return new UserFolders(local.resolve("Cache"), local, local);
        }
        return new UserFolders(
                named(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")).resolve(NAME),
                named(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
                        .resolve(NAME),
                named(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
                        .resolve(NAME));
    }

    /** These, with others for what the user has named a folder for. */
    public UserFolders with(@Nullable Path otherCache, @Nullable Path otherData) {
        return new UserFolders(
                Objects.requireNonNullElse(otherCache, cache), Objects.requireNonNullElse(otherData, data), state);
    }

    /** A name for a storage, to tell what belongs to one from what belongs to another. Links are not followed. */
    public static String nameOf(Path storage) {
        return nameOf(storage.toAbsolutePath().normalize().toString());
    }

    /** A name for what has a text that not every file system takes for one: the same for the same text, and of 32 plain characters. */
    public static String nameOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
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
