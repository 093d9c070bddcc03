package dev.burr.ui.archive;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.ArchiveRefusal;
import dev.burr.ui.storage.ArchiveRefusal.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be unpacked of an archive, once everything in it was looked at and nothing is suspicious. */
final class ArchivePlan {

    static final String LOG = "log.jsonl";
    static final String ANNOTATIONS = "annotations.jsonl";

    private static final Set<String> FILES = Set.of(LOG, "graph.json", "metadata.json", "children.jsonl");

    /** What a tracker and other systems leave beside these. */
    private static final Set<String> PASSED_OVER = Set.of(".lock", ".DS_Store");

    private static final int LONGEST_NAME = 255;
    private static final long MOST_ANNOTATION_BYTES = 64 << 20;

    private final TrackingDirectory directory;
    private final String project;
    private final ArchiveLimits limits;
    private final Set<String> names = new HashSet<>();
    private final Map<String, List<ZipItem>> runs = new TreeMap<>();
    private @Nullable ZipItem annotations;
    private @Nullable String top;
    private @Nullable ArchiveRefusal refusal;
    private long compressed;
    private long unpacked;

    private ArchivePlan(TrackingDirectory directory, String project, ArchiveLimits limits) {
        this.directory = directory;
        this.project = project;
        this.limits = limits;
    }

    static ArchivePlan of(
            Path archive, long archiveBytes, ArchiveLimits limits, TrackingDirectory directory, String project)
            throws ArchiveRefusal, IOException {
        ArchivePlan plan = new ArchivePlan(directory, project, limits);
        ZipContents.read(archive, limits.entries(), plan::look);
        plan.require(plan.compressed <= archiveBytes, "Its entries lie over each other.");
        plan.require(!plan.runs.isEmpty(), "There is no run in it: project/app/log.jsonl.");
        if (plan.refusal != null) {
            throw plan.refusal;
        }
        return plan;
    }

    /** The files of each run. */
    Map<String, List<ZipItem>> runs() {
        return runs;
    }

    @Nullable
    ZipItem annotations() {
        return annotations;
    }

    long unpackedBytes() {
        return unpacked;
    }

    private void look(ZipItem item) {
        if (refusal != null) {
            return;
        }
        measure(item);
        String shown = "Entry " + shown(item.name());
        require(names.add(item.name()), shown + " is in it twice.");
        require(!item.isEncrypted(), shown + " is encrypted.");
        require(!item.isSpecial(), shown + " is a link or no file.");
        require(item.isReadable(), shown + " is compressed in a way that is not read. Use deflate.");
        require(isSafe(item.name()), shown + " has a name that could lead elsewhere.");
        if (refusal == null && !item.isFolder() && !item.name().startsWith("__MACOSX/")) {
            place(item, item.name().split("/"), shown);
        }
    }

    private void measure(ZipItem item) {
        compressed += item.compressed();
        unpacked += item.size();
        boolean isBomb = unpacked > limits.ratioFrom() && unpacked / limits.ratio() > compressed;
        if (refusal == null && (unpacked > limits.unpackedBytes() || unpacked < 0 || isBomb)) {
            refusal = new ArchiveRefusal(
                    Kind.TOO_LARGE,
                    isBomb
                            ? "The archive would become more than %,d times as large as it is. No log does."
                                    .formatted(limits.ratio())
                            : "The files in the archive have more than the %,d bytes that are taken. Import it in parts, or"
                                            .formatted(limits.unpackedBytes())
                                    + " raise burr.ui.import.max-unpacked.");
        }
    }

    private void place(ZipItem item, String[] parts, String shown) {
        top = top == null ? parts[0] : top;
        require(top.equals(parts[0]), shown + " is of another project than those before it.");
        String name = parts[parts.length - 1];
        if (PASSED_OVER.contains(name)) {
            return;
        }
        if (parts.length == 2 && name.equals(ANNOTATIONS)) {
            require(item.size() <= MOST_ANNOTATION_BYTES, shown + " has more than the bytes that are read.");
            annotations = item;
        } else if (parts.length == 3 && FILES.contains(name)) {
            require(isApp(parts[1]), shown + " is of a run whose id can't be the name of a folder here.");
            runs.computeIfAbsent(parts[1], app -> new ArrayList<>()).add(item);
        } else {
            require(
                    false,
                    shown + " is no file of a run. Those are project/app/log.jsonl, graph.json, metadata.json and"
                            + " children.jsonl, and project/annotations.jsonl.");
        }
    }

    private boolean isApp(String app) {
        return !app.startsWith(".")
                && !app.equalsIgnoreCase(ANNOTATIONS)
                && app.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && directory.findApplication(project, app).isPresent();
    }

    private static boolean isSafe(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\uFFFD') >= 0) {
            return false;
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return false;
        }
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return List.of(path.split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    private void require(boolean holds, String why) {
        if (!holds && refusal == null) {
            refusal = new ArchiveRefusal(Kind.MALFORMED, "The archive can't be imported. " + why);
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return "'" + (plain.length() <= 80 ? plain : plain.substring(0, 80) + "…") + "'";
    }
}
