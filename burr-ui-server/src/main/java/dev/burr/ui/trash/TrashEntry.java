package dev.burr.ui.trash;

import dev.burr.serde.Serde;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.DeletedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of the trash: what was deleted, the files of the run once they are there complete, and its annotations.
 *
 * @param phase what was last begun with it
 */
record TrashEntry(Path folder, DeletedRun run, Phase phase) {

    private static final Logger LOG = LoggerFactory.getLogger(TrashEntry.class);
    private static final String MANIFEST = "manifest.json";

    /** The manifest is written before what it names is begun. */
    enum Phase {
        /** The run is on its way into the trash; it has arrived when its files are there. */
        DELETING,
        /** It is in the trash, and nothing of it elsewhere. */
        DELETED,
        /** It is on its way back. */
        RESTORING
    }

    /** Where the files of the run are, complete; not there as long as the run is in the storage only. */
    Path files() {
        return folder.resolve("run");
    }

    /** Where they are copied to before they are complete. */
    Path copying() {
        return folder.resolve("copying");
    }

    /** The annotations of the run. */
    Path annotations() {
        return folder.resolve("annotations.jsonl");
    }

    Path manifest() {
        return folder.resolve(MANIFEST);
    }

    TrashEntry in(Phase other) {
        return new TrashEntry(folder, run, other);
    }

    boolean hasArrived() {
        return Files.isDirectory(files());
    }

    byte[] json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", run.id());
        json.put("project", run.key().project());
        json.put("app", run.key().app());
        json.put("deleted_at", run.deletedAt().toString());
        json.put("deleted_by", run.deletedBy());
        json.put("bytes", run.bytes());
        json.put("annotations", run.annotations());
        json.put("phase", phase.name().toLowerCase(Locale.ROOT));
        return (Serde.standard().printIndented(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What a folder says that it is; empty if it says nothing that can be read. */
    static Optional<TrashEntry> read(Path folder) {
        try {
            String text = Files.readString(folder.resolve(MANIFEST));
            if (Serde.standard().parse(text) instanceof Map<?, ?> json) {
                return Optional.of(parse(folder, json));
            }
            throw new IllegalArgumentException("It is no JSON object.");
        } catch (NoSuchFileException | NotDirectoryException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | ClassCastException | DateTimeException unreadable) {
            LOG.debug("The manifest in '{}' can't be read.", folder, unreadable);
            return Optional.empty();
        }
    }

    private static TrashEntry parse(Path folder, Map<?, ?> json) {
        DeletedRun run = new DeletedRun(
                String.valueOf(folder.getFileName()),
                new ApplicationKey(text(json, "project"), text(json, "app")),
                Instant.parse(text(json, "deleted_at")),
                (String) json.get("deleted_by"),
                number(json, "bytes"),
                (int) number(json, "annotations"));
        return new TrashEntry(folder, run, Phase.valueOf(text(json, "phase").toUpperCase(Locale.ROOT)));
    }

    private static String text(Map<?, ?> json, String name) {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("'" + name + "' is not a text.");
    }

    private static long number(Map<?, ?> json, String name) {
        if (json.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("'" + name + "' is not a number.");
    }
}
