package dev.burr.ui.storage;

import java.io.File;
import java.nio.file.Path;

/** Paths as people write them: {@code ~} stands for the user's home, also where no shell has put that in its place. */
public final class HomePath {

    private static final String HOME = "~";

    private HomePath() {}

    /**
     * The path that was meant, absolute.
     *
     * @throws java.nio.file.InvalidPathException when no path can be written like this
     */
    public static Path parse(String text) {
        boolean inHome = text.equals(HOME) || text.startsWith(HOME + "/") || text.startsWith(HOME + File.separator);
        return Path.of(inHome ? home() + text.substring(HOME.length()) : text)
                .toAbsolutePath()
                .normalize();
    }

    /** An absolute path for a person to read. */
    public static String shown(Path path) {
        Path home = home();
        if (home.getNameCount() == 0 || !path.startsWith(home)) {
            return path.toString();
        }
        return path.equals(home)
                ? HOME
                : Path.of(HOME).resolve(home.relativize(path)).toString();
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }
}
