package dev.burr.tracking.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where things are: {@code <root>/<project>/<application>/log.jsonl} and so on. What is written has names that are safe on
 * every system; what is read may have any name that is one, as Python's Burr checks less. Neither ever leads out of the
 * directory. Does no I/O.
 */
public final class TrackingDirectory {

    private final Path root;
    private final FolderNames names;

    /** A directory that need not exist. */
    public TrackingDirectory(Path root) {
        this(root, FolderNames.ofThisSystem());
    }

    TrackingDirectory(Path root, FolderNames names) {
        this.root = root.toAbsolutePath().normalize();
        this.names = names;
    }

    /** The directory that is used when none is named: {@code $BURR_HOME}, else {@code $burr_path}, else {@code ~/.burr}. */
    public static TrackingDirectory standard() {
        return new TrackingDirectory(standardRoot(System.getenv(), System.getProperty("user.home")));
    }

    static Path standardRoot(Map<String, String> environment, String userHome) {
        for (String variable : List.of("BURR_HOME", "burr_path")) {
            String path = environment.get(variable);
            if (path != null && !path.isBlank()) {
                return Path.of(path.equals("~") || path.startsWith("~/") ? userHome + path.substring(1) : path);
            }
        }
        return Path.of(userHome, ".burr");
    }

    /** The directory, absolute. */
    public Path root() {
        return root;
    }

    /**
     * The folder of a project to write to.
     *
     * @throws IllegalArgumentException when the name can't be one; the message says what can
     */
    public Path project(String project) {
        names.requireProject(project);
        return root.resolve(project);
    }

    /**
     * The folder of an application to write to.
     *
     * @throws IllegalArgumentException when one of the names can't be one; the message says what can
     */
    public ApplicationFiles application(String project, String appId) {
        Path folder = project(project);
        names.requireAppId(appId);
        return new ApplicationFiles(folder.resolve(appId));
    }

    /** The folder of a project to read from, whoever wrote it; empty when the name can't be that of a folder in here. */
    public Optional<Path> findProject(String project) {
        return child(root, project);
    }

    /** The folder of an application to read from, whoever wrote it; empty when a name can't be that of a folder. */
    public Optional<ApplicationFiles> findApplication(String project, String appId) {
        return findProject(project).flatMap(folder -> child(folder, appId)).map(ApplicationFiles::new);
    }

    private static Optional<Path> child(Path parent, String name) {
        if (isPlain(name)) {
            return Optional.of(parent.resolve(name));
        }
        try {
            return Optional.of(parent.resolve(name))
                    .filter(isDirectChildOf(parent, name))
                    .filter(child -> child.getFileName().toString().equals(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a name can lead nowhere else on any system, as nearly all do: a look at it is quicker than one at the path. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isPlain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!isPlain) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static Predicate<Path> isDirectChildOf(Path parent, String name) {
        return child -> !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && parent.equals(child.getParent())
                && child.equals(child.normalize());
    }
}
