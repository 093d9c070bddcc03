package dev.burr.ui.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The built web UI on the class path.
 *
 * <p>It lies in a folder of its own, not in {@code static}: a host application that has this jar as a dependency would
 * otherwise serve it as its own welcome page. Safe for use by many threads.
 */
final class UiFiles {

    static final String FOLDER = "/burr-ui";

    private static final Pattern FILE = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*+)++");
    private static final Pattern BASE = Pattern.compile("<base href=\"[^\"]*\"\\s*/?>");
    private static final String NOT_BUILT =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><base href="/"><title>Burr</title></head>
            <body>
            <h1>The web UI is not in this build</h1>
            <p>Build it with <code>./mvnw -pl burr-ui-server -am package</code> in the root of the repository and start
            the server again. The data is served meanwhile: <a href="api/v1/projects">api/v1/projects</a>.</p>
            </body>
            </html>
            """;

    private final String folder;
    private final String index;

    UiFiles() {
        this(FOLDER);
    }

    UiFiles(String folder) {
        this.folder = folder;
        byte[] built = read(folder + "/index.html");
        this.index = built == null ? NOT_BUILT : new String(built, StandardCharsets.UTF_8);
    }

    /** The content of the file at an undecoded request path, unless there is none or the path is not a plain one. */
    Optional<byte[]> file(String rawPath) {
        return FILE.matcher(rawPath).matches() ? Optional.ofNullable(read(folder + rawPath)) : Optional.empty();
    }

    /** The page of the UI, with its links relative to {@code basePath}. */
    String index(String basePath) {
        return BASE.matcher(index).replaceFirst(Matcher.quoteReplacement("<base href=\"" + basePath + "\">"));
    }

    private static byte @Nullable [] read(String name) {
        try (InputStream in = UiFiles.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "File '" + name + "' of the UI cannot be read from the class path. Build the jar anew.",
                    unreadable);
        }
    }
}
