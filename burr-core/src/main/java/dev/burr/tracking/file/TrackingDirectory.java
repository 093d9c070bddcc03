package dev.burr.tracking.file;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things are: {@code <root>/<project>/<application>/log.jsonl} and so on. What is written has names that are safe on
 * every system; what is read may have any name that is one, as Python's Burr checks less. Neither ever leads out of the
 * directory. Does no I/O.
 */
public final class TrackingDirectory {

    private static final int LONGEST_NAME = 200;

    private static final Pattern PROJECT = Pattern.compile("[a-zA-Z0-9_\\-:]+");
    private static final Pattern APP_ID = Pattern.compile("[a-zA-Z0-9_\\-:@+=,~][a-zA-Z0-9_\\-:@+=,~. ]*");

    /** Names of devices, which Windows takes for files in every folder, with any extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** The file of a project's annotations, which stands beside the folders of its applications. */
    private static final String ANNOTATIONS = "annotations.jsonl";

    private final Path root;
    private final boolean colons;

    /** A directory that need not exist. */
    public TrackingDirectory(Path root) {
        this(root, File.separatorChar != '\\');
    }

    TrackingDirectory(Path root, boolean colons) {
        this.root = root.toAbsolutePath().normalize();
        this.colons = colons;
    }

    /** The directory that is used when none is named: {@code $BURR_HOME}, else {@code $burr_path}, else {@code ~/.burr}. */
    public static TrackingDirectory standard() {
        return new TrackingDirectory(standardRoot(System.getenv(), System.getProperty("user.home")));
    }

    static Path standardRoot(Map<String, String> environment, String userHome) {
        return Stream.of("BURR_HOME", "burr_path")
                .map(environment::get)
                .filter(path -> path != null && !path.isBlank())
                .findFirst()
                .map(path -> path.equals("~") || path.startsWith("~/") ? userHome + path.substring(1) : path)
                .map(Path::of)
                .orElseGet(() -> Path.of(userHome, ".burr"));
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
        check("Project", project, PROJECT, "letters, digits, '_', '-' and ':'");
        return root.resolve(project);
    }

    /**
     * The folder of an application to write to.
     *
     * @throws IllegalArgumentException when one of the names can't be one; the message says what can
     */
    public ApplicationFiles application(String project, String appId) {
        Path folder = project(project);
        check(
                "Application id",
                appId,
                APP_ID,
                "letters, digits, spaces and '_ - : . @ + = , ~', and neither begins with a dot or a space nor ends with one");
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
        try {
            return Optional.of(parent.resolve(name))
                    .filter(isDirectChildOf(parent, name))
                    .filter(child -> child.getFileName().toString().equals(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Predicate<Path> isDirectChildOf(Path parent, String name) {
        return child -> !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && parent.equals(child.getParent())
                && child.equals(child.normalize());
    }

    private void check(String what, String name, Pattern pattern, String allowed) {
        Objects.requireNonNull(name, what);
        String problem = problem(name, pattern);
        if (problem != null) {
            throw new IllegalArgumentException(
                    "%s '%s' %s. It becomes the name of a folder: use at most %d characters, of %s."
                            .formatted(what, shortened(name), problem, LONGEST_NAME, allowed));
        }
    }

    private @Nullable String problem(String name, Pattern pattern) {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (name.length() > LONGEST_NAME) {
            return "is %,d characters long".formatted(name.length());
        }
        if (!pattern.matcher(name).matches() || name.endsWith(".") || name.endsWith(" ")) {
            return "has characters that are not safe in every file system";
        }
        if (DEVICE.matcher(name).matches()) {
            return "is the name of a device on Windows";
        }
        if (name.equalsIgnoreCase(ANNOTATIONS)) {
            return "is the name of a file of the project";
        }
        return !colons && name.contains(":") ? "has a colon, which Windows does not allow" : null;
    }

    private static String shortened(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }
}
