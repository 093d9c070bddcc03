package dev.burr.ui.storage;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.LogLine;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.tracking.file.TrackingLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs as files, as Burr and our own tracking write them. Reads only, and only below its folder: links that lead out of it
 * are not followed.
 */
public final class FileTrackingRepository implements TrackingRepository {

    private static final Logger LOG = LoggerFactory.getLogger(FileTrackingRepository.class);

    /** Documents are small; one of this size is not a document. */
    private static final long LONGEST_DOCUMENT = 64 << 20;

    private static final EntryFilter EVERYTHING = new EntryFilter() {
        @Override
        public boolean mayBeWanted(byte[] json, int start, int length) {
            return true;
        }

        @Override
        public boolean isDone() {
            return false;
        }
    };

    private static final long SHORT_ENOUGH = 1 << 20;
    private static final long LONG_ENOUGH = 64 << 20;

    private final TrackingDirectory directory;
    private final StorageRoot files;
    private final TrackingCodec codec = TrackingCodec.standard();
    private final RecentGraph graphs = new RecentGraph(codec);
    private final int longestEntry;

    /** @param directory need not exist yet */
    public FileTrackingRepository(TrackingDirectory directory) {
        this(directory, longestEntryFor(Runtime.getRuntime().maxMemory()));
    }

    FileTrackingRepository(TrackingDirectory directory, int longestEntry) {
        this.directory = directory;
        this.files = new StorageRoot(directory.root());
        this.longestEntry = longestEntry;
    }

    /** As values, an entry takes several times as much memory as it has bytes, and several are read at a time. */
    static int longestEntryFor(long heap) {
        return (int) Math.max(SHORT_ENOUGH, Math.min(LONG_ENOUGH, heap / 16));
    }

    @Override
    public int longestEntry() {
        return longestEntry;
    }

    @Override
    public String location() {
        return HomePath.shown(directory.root());
    }

    @Override
    public List<StoredProject> projects() {
        return namesIn(directory.root()).stream()
                .map(this::listed)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<StoredProject> project(String projectId) {
        return directory.findProject(projectId).flatMap(folder -> files.folder(folder)
                .map(attributes -> stored(projectId, folder, attributes, null)));
    }

    @Override
    public List<String> applicationIds(String projectId) {
        return projectFolder(projectId).map(this::namesIn).orElse(List.of()).stream()
                .filter(name -> !ApplicationKey.isHidden(name))
                .toList();
    }

    @Override
    public Optional<Instant> lastWritten(ApplicationKey key) {
        return directory
                .findApplication(key.project(), key.app())
                .map(application -> application.log().toFile().lastModified())
                .filter(millis -> millis > 0)
                .map(Instant::ofEpochMilli);
    }

    /** A single look, at the file only. Of a link, what it leads to is looked at, as far as it may. */
    @Override
    public Optional<LogStamp> logStamp(ApplicationKey key) {
        return directory
                .findApplication(key.project(), key.app())
                .flatMap(application -> files.link(application.log()))
                .filter(BasicFileAttributes::isRegularFile)
                .map(log -> new LogStamp(
                        log.size(),
                        String.valueOf(log.fileKey()),
                        log.lastModifiedTime().toInstant()))
                .or(() -> TrackingRepository.super.logStamp(key));
    }

    @Override
    public List<StoredApplication> applications(String projectId) {
        return applicationIds(projectId).stream()
                .map(name -> find(new ApplicationKey(projectId, name)))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<StoredApplication> application(ApplicationKey key) {
        return projectFolder(key.project()).flatMap(project -> find(key));
    }

    @Override
    public Document<GraphDocument> graph(ApplicationKey key) {
        return folder(key).map(this::graph).orElseGet(Document::missing);
    }

    private Document<GraphDocument> graph(ApplicationFiles application) {
        return document(application.graph(), graphs::decode);
    }

    @Override
    public Document<MetadataDocument> metadata(ApplicationKey key) {
        return folder(key).map(this::metadata).orElseGet(Document::missing);
    }

    private Document<MetadataDocument> metadata(ApplicationFiles application) {
        return document(application.metadata(), codec::decodeMetadata);
    }

    @Override
    public Document<List<ChildLink>> children(ApplicationKey key) {
        return folder(key).map(this::children).orElseGet(Document::missing);
    }

    private Document<List<ChildLink>> children(ApplicationFiles application) {
        return document(application.children(), Decoded.Accepted::new).flatMap(json -> new LinkLines(codec).read(json));
    }

    @Override
    public StoredDocuments documents(ApplicationKey key) {
        return folder(key)
                .map(application ->
                        new StoredDocuments(graph(application), metadata(application), children(application)))
                .orElse(StoredDocuments.MISSING);
    }

    @Override
    public StoredDocuments documents(StoredApplication found) {
        ApplicationKey key = found.key();
        return directory
                .findApplication(key.project(), key.app())
                .map(application -> new StoredDocuments(
                        graph(application),
                        metadata(application),
                        found.stamp().childBytes() == 0 ? Document.missing() : children(application)))
                .orElse(StoredDocuments.MISSING);
    }

    @Override
    public LogRead readLog(ApplicationKey key, long position, LogReader reader) {
        return readLog(key, position, EVERYTHING, reader);
    }

    @Override
    public LogRead readLog(ApplicationKey key, long position, EntryFilter filter, LogReader reader) {
        return read(key, position, log -> new LogDelivery(log, filter, reader, longestEntry).from(position));
    }

    @Override
    public LogRead readHeadings(ApplicationKey key, long position, LogReader reader) {
        return read(key, position, log -> headings(log, position, reader));
    }

    @Override
    public LogRead readHeadings(StoredApplication found, long position, LogReader reader) {
        ApplicationKey key = found.key();
        return directory
                .findApplication(key.project(), key.app())
                .filter(application -> found.stamp().logBytes() > 0)
                .map(application -> headings(application.log(), position, reader))
                .orElseGet(() -> readHeadings(key, position, reader));
    }

    private LogRead headings(Path log, long position, LogReader reader) {
        return new LogDelivery(log, EVERYTHING, reader, longestEntry).headingsFrom(position);
    }

    private LogRead read(ApplicationKey key, long position, Function<Path, LogRead> read) {
        Path log = folder(key).map(ApplicationFiles::log).orElse(null);
        Document<BasicFileAttributes> file = log == null ? Document.missing() : files.file(log);
        return log == null || file.content() == null
                ? new LogRead(position, OptionalLong.empty(), file.problem())
                : read.apply(log);
    }

    @Override
    public Optional<TrackingEvent> event(ApplicationKey key, Line line) {
        return events(key, List.of(line)).get(0);
    }

    @Override
    public List<Optional<TrackingEvent>> events(ApplicationKey key, List<Line> lines) {
        List<Optional<TrackingEvent>> events = new ArrayList<>(lines.size());
        Path log = log(key);
        if (log != null) {
            try {
                events(new TrackingLogReader(log), lines, events);
            } catch (IOException gone) {
                LOG.debug("Entries of run '{}' in project '{}' are gone", key.app(), key.project(), gone);
            }
        }
        while (events.size() < lines.size()) {
            events.add(Optional.empty());
        }
        return events;
    }

    /** In stretches, so that the file is opened once for as many as possible. */
    private void events(TrackingLogReader log, List<Line> lines, List<Optional<TrackingEvent>> events)
            throws IOException {
        int from = 0;
        while (from < lines.size()) {
            int to = from;
            while (to < lines.size() && lines.get(to).length() <= longestEntry) {
                to++;
            }
            if (to > from) {
                log.readAt(
                        lines.subList(from, to).stream()
                                .map(line -> new TrackingLogReader.Place(line.offset(), line.length()))
                                .toList(),
                        line -> events.add(event(line)));
            } else {
                to++;
                events.add(event(
                        log.headingAt(lines.get(from).offset(), lines.get(from).length())));
            }
            from = to;
        }
    }

    private static Optional<TrackingEvent> event(LogLine line) {
        return line instanceof LogLine.Event event ? Optional.of(event.event()) : Optional.empty();
    }

    @Override
    public OptionalLong fingerprint(ApplicationKey key, Line line) {
        Path log = log(key);
        return log == null ? OptionalLong.empty() : LineFingerprint.of(log, line);
    }

    private Optional<Path> projectFolder(String projectId) {
        return directory.findProject(projectId).filter(folder -> files.folder(folder)
                .isPresent());
    }

    private Optional<StoredProject> listed(String name) {
        Path folder = directory.findProject(name).filter(Files::isDirectory).orElse(null);
        if (folder == null) {
            return Optional.empty();
        }
        Optional<BasicFileAttributes> here = files.folder(folder);
        if (here.isEmpty()) {
            return files.link(folder)
                    .map(link -> stored(
                            name,
                            folder,
                            link,
                            "Folder '" + name + "' is a link that leads out of the storage."
                                    + " Move the runs into the storage."));
        }
        String problem = Files.isReadable(folder)
                ? null
                : "Folder '" + name + "' may not be read by this server. Give its user the right to read it.";
        return here.map(attributes -> stored(name, folder, attributes, problem));
    }

    private static StoredProject stored(
            String name, Path folder, BasicFileAttributes attributes, @Nullable String problem) {
        return new StoredProject(
                name,
                StorageRoot.created(folder, attributes).toInstant(),
                attributes.lastModifiedTime().toInstant(),
                problem);
    }

    private Optional<StoredApplication> find(ApplicationKey key) {
        return directory.findApplication(key.project(), key.app()).flatMap(application -> files.folder(
                        application.folder())
                .map(folder -> new StoredApplication(
                        key,
                        StorageRoot.created(application.folder(), folder).toInstant(),
                        stamp(application, folder))));
    }

    private Stamp stamp(ApplicationFiles application, BasicFileAttributes folder) {
        Instant modified = folder.lastModifiedTime().toInstant();
        Document<BasicFileAttributes> log = files.file(application.log());
        BasicFileAttributes file = log.content();
        return new Stamp(
                file == null ? 0 : file.size(),
                file == null ? String.valueOf(log.problem()) : String.valueOf(file.fileKey()),
                file == null ? modified : file.lastModifiedTime().toInstant(),
                childBytes(files.file(application.children())),
                modified);
    }

    /** Zero means that there is nothing to be read, and nothing to be said. */
    private static long childBytes(Document<BasicFileAttributes> children) {
        return children.content() == null
                ? (children.problem() == null ? 0 : -1)
                : children.content().size();
    }

    private <T> Document<T> document(Path file, Function<byte[], Decoded<T>> decode) {
        return files.file(file).flatMap(attributes -> document(file, attributes.size(), decode));
    }

    private static <T> Document<T> document(Path file, long size, Function<byte[], Decoded<T>> decode) {
        if (size > LONGEST_DOCUMENT) {
            return Document.unreadable(FileProblem.unreadable(file, "It has " + size + " bytes."));
        }
        try {
            Decoded<T> decoded = decode.apply(StorageRoot.content(file, (int) size));
            return decoded instanceof Decoded.Rejected<T> unreadable
                    ? Document.unreadable(FileProblem.unreadable(file, unreadable.reason()))
                    : Document.of(decoded.value().orElseThrow());
        } catch (NoSuchFileException gone) {
            return Document.missing();
        } catch (IOException refused) {
            return Document.unreadable(FileProblem.unreadable(file, refused));
        }
    }

    /** An application, if it is below the storage's folder. */
    private Optional<ApplicationFiles> folder(ApplicationKey key) {
        return projectFolder(key.project())
                .flatMap(project -> directory.findApplication(key.project(), key.app()))
                .filter(application -> files.folder(application.folder()).isPresent());
    }

    /** The log of an application, if it is there. */
    private @Nullable Path log(ApplicationKey key) {
        return folder(key)
                .map(ApplicationFiles::log)
                .filter(log -> files.file(log).content() != null)
                .orElse(null);
    }

    private List<String> namesIn(Path folder) {
        try {
            return StorageRoot.names(folder);
        } catch (IOException missing) {
            LOG.debug("Folder '{}' cannot be listed", folder, missing);
            return List.of();
        }
    }
}
