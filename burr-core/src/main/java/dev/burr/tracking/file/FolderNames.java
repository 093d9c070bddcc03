package dev.burr.tracking.file;

import java.io.File;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which names of projects and applications can be those of folders, on this system and on those that files are taken to. */
public final class FolderNames {

    private static final int LONGEST_NAME = 200;

    private static final Pattern PROJECT = Pattern.compile("[a-zA-Z0-9_\\-:]+");
    private static final Pattern APP_ID = Pattern.compile("[a-zA-Z0-9_\\-:@+=,~][a-zA-Z0-9_\\-:@+=,~. ]*");

    /** Names of devices, which Windows takes for files in every folder, with any extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** The file of a project's annotations, which stands beside the folders of its applications. */
    private static final String ANNOTATIONS = "annotations.jsonl";

    private final boolean colons;

    FolderNames(boolean colons) {
        this.colons = colons;
    }

    /** What this system allows. */
    public static FolderNames ofThisSystem() {
        return new FolderNames(File.separatorChar != '\\');
    }

    /**
     * Refuses a name of a project that can't be that of a folder.
     *
     * @throws IllegalArgumentException the message says what can
     */
    public void requireProject(String project) {
        check("Project", project, PROJECT, "letters, digits, '_', '-' and ':'");
    }

    /**
     * Refuses an id of an application that can't be the name of a folder.
     *
     * @throws IllegalArgumentException the message says what can
     */
    public void requireAppId(String appId) {
        check(
                "Application id",
                appId,
                APP_ID,
                "letters, digits, spaces and '_ - : . @ + = , ~', and neither begins with a dot or a space nor ends with one");
    }

    /** Whether an id of an application can be the name of a folder. */
    public boolean isAppId(String appId) {
        return problem(appId, APP_ID) == null;
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
