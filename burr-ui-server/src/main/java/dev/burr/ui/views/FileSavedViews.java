package dev.burr.ui.views;

import dev.burr.serde.Serde;
import dev.burr.tracking.file.WholeFile;
import dev.burr.ui.folders.ProcessLock;
import dev.burr.ui.folders.UserFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file for each view, so that who writes one has no part in the others. */
public final class FileSavedViews implements SavedViews {

    private static final Logger LOG = LoggerFactory.getLogger(FileSavedViews.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final String ENDING = ".json";
    private static final long LARGEST_FILE = 64 << 10;

    private final Path folder;
    private final ProcessLock lock;
    private final Clock clock;

    /** @param folder need not exist */
    public FileSavedViews(Path folder, Clock clock) {
        this.folder = folder;
        this.lock = new ProcessLock(folder.resolve("lock"));
        this.clock = clock;
    }

    @Override
    public List<SavedView> of(String project) {
        List<SavedView> views = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(project), "*" + ENDING)) {
            for (Path file : files) {
                read(file).ifPresent(views::add);
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException | DirectoryIteratorException refused) {
            LOG.warn(
                    "The saved views can't be read. Give the server's user the right to read its data folder.",
                    refused);
        }
        views.sort(Comparator.comparing(SavedView::name).thenComparing(SavedView::id));
        return List.copyOf(views);
    }

    @Override
    public Optional<SavedView> create(String project, String name, String query) throws IOException {
        SavedView.require(name, query);
        ProcessLock.Held held = lock.acquire();
        try {
            if (of(project).size() >= MOST) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            return Optional.of(
                    write(project, new SavedView(UUID.randomUUID().toString(), name.strip(), query, now, now)));
        } finally {
            held.close();
        }
    }

    @Override
    public Optional<SavedView> update(String project, String id, String name, String query) throws IOException {
        SavedView.require(name, query);
        ProcessLock.Held held = lock.acquire();
        try {
            SavedView before = find(project, id).orElse(null);
            return before == null
                    ? Optional.empty()
                    : Optional.of(write(
                            project, new SavedView(id, name.strip(), query, before.createdAt(), clock.instant())));
        } finally {
            held.close();
        }
    }

    @Override
    public Optional<SavedView> delete(String project, String id) throws IOException {
        ProcessLock.Held held = lock.acquire();
        try {
            Optional<SavedView> before = find(project, id);
            if (before.isPresent()) {
                Files.deleteIfExists(file(project, id));
            }
            return before;
        } finally {
            held.close();
        }
    }

    private Optional<SavedView> find(String project, String id) {
        return ID.matcher(id).matches() ? read(file(project, id)) : Optional.empty();
    }

    private SavedView write(String project, SavedView view) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("project", project);
        json.put("name", view.name());
        json.put("query", view.query());
        json.put("created_at", view.createdAt().toString());
        json.put("updated_at", view.updatedAt().toString());
        Files.createDirectories(folder(project));
        WholeFile.write(
                file(project, view.id()),
                (Serde.standard().printIndented(json) + "\n").getBytes(StandardCharsets.UTF_8));
        return view;
    }

    /** What is none, or can't be read, is left out. */
    private static Optional<SavedView> read(Path file) {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - ENDING.length());
        try {
            if (!ID.matcher(id).matches() || Files.size(file) > LARGEST_FILE) {
                return Optional.empty();
            }
            return Serde.standard().parse(Files.readString(file)) instanceof Map<?, ?> json
                    ? Optional.of(new SavedView(
                            id,
                            text(json, "name"),
                            text(json, "query"),
                            Instant.parse(text(json, "created_at")),
                            Instant.parse(text(json, "updated_at"))))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException broken) {
            LOG.debug("Saved view '{}' can't be read.", file, broken);
            return Optional.empty();
        }
    }

    private static String text(Map<?, ?> json, String name) {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("'" + name + "' is no text.");
    }

    private Path file(String project, String id) {
        return folder(project).resolve(id + ENDING);
    }

    /** Not every name of a project can be that of a folder here. */
    private Path folder(String project) {
        return folder.resolve(UserFolders.nameOf(project));
    }
}
