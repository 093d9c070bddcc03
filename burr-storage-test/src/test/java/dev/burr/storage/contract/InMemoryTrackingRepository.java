package dev.burr.storage.contract;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.ChildLink;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Document;
import dev.burr.ui.storage.EntryFilter;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Runs as a database has them: an entry is a row with a number, and the text of its JSON. Positions are the numbers of rows here,
 * and every row has the length 1.
 */
final class InMemoryTrackingRepository implements TrackingRepository, RunRecorder {

    private static final TrackingCodec CODEC = TrackingCodec.standard();

    private final Clock clock = Clock.systemUTC();
    private final Map<String, Map<String, Run>> projects = new LinkedHashMap<>();

    static final class Run {

        private final Instant created;
        private final GraphDocument graph;
        private final MetadataDocument metadata;
        private final List<ChildLink> children = new ArrayList<>();
        private List<byte[]> rows = new ArrayList<>();
        private String identity = UUID.randomUUID().toString();
        private Instant modified;

        Run(Instant created, GraphDocument graph, MetadataDocument metadata) {
            this.created = created;
            this.graph = graph;
            this.metadata = metadata;
            this.modified = created;
        }

        long bytes() {
            return rows.stream().mapToLong(row -> row.length).sum();
        }
    }

    /** Whether its last entry is the beginning of a step, and whoever wrote it is there. */
    synchronized boolean isRunning(ApplicationKey key) {
        Run run = run(key).orElseThrow();
        return WriterIdentity.current().equals(run.metadata.writer())
                && !run.rows.isEmpty()
                && CODEC.decodeEvent(run.rows.get(run.rows.size() - 1)).value().orElse(null)
                        instanceof TrackingEvent.BeginEntry;
    }

    synchronized Run take(ApplicationKey key) {
        Run run = run(key).orElseThrow();
        delete(key);
        return run;
    }

    synchronized void put(ApplicationKey key, Run run) {
        projects.computeIfAbsent(key.project(), name -> new LinkedHashMap<>()).put(key.app(), run);
    }

    @Override
    public synchronized void create(ApplicationKey key, GraphDocument graph, MetadataDocument metadata) {
        projects.computeIfAbsent(key.project(), name -> new LinkedHashMap<>())
                .put(key.app(), new Run(clock.instant(), graph, metadata));
    }

    @Override
    public synchronized void append(ApplicationKey key, List<TrackingEvent> entries) {
        Run run = run(key).orElseThrow();
        entries.forEach(entry -> run.rows.add(row(entry)));
        run.modified = clock.instant();
    }

    @Override
    public synchronized void appendUnreadable(ApplicationKey key) {
        run(key).orElseThrow().rows.add("no entry".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void replace(ApplicationKey key, List<TrackingEvent> entries) {
        Run run = run(key).orElseThrow();
        run.rows = new ArrayList<>();
        run.identity = UUID.randomUUID().toString();
        append(key, entries);
    }

    @Override
    public synchronized void link(ApplicationKey key, ChildLink child) {
        run(key).orElseThrow().children.add(child);
    }

    @Override
    public synchronized void delete(ApplicationKey key) {
        projects.get(key.project()).remove(key.app());
    }

    private static byte[] row(TrackingEvent entry) {
        JsonWriter out = new JsonWriter();
        CODEC.encode(entry, out);
        return out.toByteArray();
    }

    @Override
    public String location() {
        return "the memory of this process";
    }

    @Override
    public synchronized List<StoredProject> projects() {
        return projects.keySet().stream().map(this::stored).toList();
    }

    @Override
    public synchronized Optional<StoredProject> project(String projectId) {
        return Optional.ofNullable(projects.get(projectId)).map(runs -> stored(projectId));
    }

    private StoredProject stored(String projectId) {
        Instant latest = projects.get(projectId).values().stream()
                .map(run -> run.created)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new StoredProject(projectId, latest, latest, null);
    }

    @Override
    public synchronized List<StoredApplication> applications(String projectId) {
        return projects.getOrDefault(projectId, Map.of()).keySet().stream()
                .map(app -> new ApplicationKey(projectId, app))
                .filter(key -> !key.isHidden())
                .flatMap(key -> application(key).stream())
                .toList();
    }

    @Override
    public synchronized Optional<StoredApplication> application(ApplicationKey key) {
        return run(key).map(run -> new StoredApplication(
                key,
                run.created,
                new Stamp(run.rows.size(), run.identity, run.modified, run.children.size(), run.modified)));
    }

    @Override
    public synchronized Document<GraphDocument> graph(ApplicationKey key) {
        return run(key).map(run -> Document.of(run.graph)).orElse(Document.missing());
    }

    @Override
    public synchronized Document<MetadataDocument> metadata(ApplicationKey key) {
        return run(key).map(run -> Document.of(run.metadata)).orElse(Document.missing());
    }

    @Override
    public synchronized Document<List<ChildLink>> children(ApplicationKey key) {
        return run(key).map(run -> Document.of(List.copyOf(run.children))).orElse(Document.missing());
    }

    /** Readers are handed entries outside of the lock, as they would be while a cursor is open. */
    @Override
    public LogRead readLog(ApplicationKey key, long position, LogReader reader) {
        return readLog(key, position, Everything.WANTED, reader);
    }

    @Override
    public LogRead readLog(ApplicationKey key, long position, EntryFilter filter, LogReader reader) {
        List<byte[]> rows = rows(key);
        int next = (int) position;
        OptionalLong last = OptionalLong.empty();
        while (next < rows.size() && !filter.isDone()) {
            byte[] row = rows.get(next);
            Line line = new Line(next, 1);
            if (filter.mayBeWanted(row, 0, row.length)) {
                hand(line, row, reader);
                last = fingerprint(row);
            }
            next++;
        }
        return new LogRead(next, last, null);
    }

    private static void hand(Line line, byte[] row, LogReader reader) {
        Decoded<TrackingEvent> decoded = CODEC.decodeEvent(row);
        if (decoded instanceof Decoded.Rejected<TrackingEvent> unreadable) {
            reader.unreadable(line, unreadable.reason());
        } else {
            reader.entry(line, decoded.value().orElseThrow());
        }
    }

    @Override
    public Optional<TrackingEvent> event(ApplicationKey key, Line line) {
        return row(key, line).flatMap(row -> CODEC.decodeEvent(row).value());
    }

    @Override
    public List<Optional<TrackingEvent>> events(ApplicationKey key, List<Line> lines) {
        return lines.stream().map(line -> event(key, line)).toList();
    }

    @Override
    public OptionalLong fingerprint(ApplicationKey key, Line line) {
        return row(key, line).map(InMemoryTrackingRepository::fingerprint).orElse(OptionalLong.empty());
    }

    private static OptionalLong fingerprint(byte[] row) {
        CRC32C checksum = new CRC32C();
        checksum.update(row);
        return OptionalLong.of(checksum.getValue());
    }

    private Optional<byte[]> row(ApplicationKey key, Line line) {
        List<byte[]> rows = rows(key);
        return line.offset() < rows.size() ? Optional.of(rows.get((int) line.offset())) : Optional.empty();
    }

    private synchronized List<byte[]> rows(ApplicationKey key) {
        return run(key).map(run -> List.copyOf(run.rows)).orElse(List.of());
    }

    private Optional<Run> run(ApplicationKey key) {
        return Optional.ofNullable(
                projects.getOrDefault(key.project(), Map.of()).get(key.app()));
    }

    private enum Everything implements EntryFilter {
        WANTED;

        @Override
        public boolean mayBeWanted(byte[] json, int start, int length) {
            return true;
        }

        @Override
        public boolean isDone() {
            return false;
        }
    }
}
