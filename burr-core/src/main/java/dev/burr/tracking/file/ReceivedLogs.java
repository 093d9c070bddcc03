package dev.burr.tracking.file;

import dev.burr.core.ApplicationId;
import dev.burr.serde.JsonWriter;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.LogReceipt.Outcome;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnceLog;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.file.ApplicationDocuments.Contents;
import dev.burr.tracking.file.ApplicationDocuments.Kind;
import dev.burr.tracking.file.ApplicationDocuments.Part;
import dev.burr.tracking.file.RecordedPart.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what other processes recorded into files, byte for byte as they would have written it here, and gives them back what an
 * application needs to go on. Safe for use by several threads; of several processes, one only should take parts of one log.
 *
 * <p>Lines are written at the place that they were sent for, or not at all. So a part can be sent again when it is not known what
 * became of it, even if this process has ended in the middle of it: its lines are in the log once.
 */
public final class ReceivedLogs {

    private static final Logger log = LoggerFactory.getLogger(ReceivedLogs.class);
    private static final TrackingCodec CODEC = TrackingCodec.standard();
    private static final byte[] NOTHING = new byte[0];
    private static final int PLACES = 64;

    /** Of a small heap, a line that is held takes some times as much while it is understood and written anew. */
    private static final int LEAST_HELD = 4 << 20;

    private final TrackingDirectory directory;
    private final int mostHeld;
    private final OnceLog troubles = new OnceLog(log);

    /** Each for some of the logs, which one thread at a time writes to. */
    private final ReentrantLock[] places =
            Stream.generate(ReentrantLock::new).limit(PLACES).toArray(ReentrantLock[]::new);

    /** Into a directory that need not exist. */
    public ReceivedLogs(TrackingDirectory directory) {
        this(directory, (int) Math.min(
                TrackingLogReader.LONGEST_LINE,
                Math.max(LEAST_HELD, Runtime.getRuntime().maxMemory() / 64)));
    }

    /** @param mostHeld how many bytes of a step are in memory at a time; longer lines are passed on from the file */
    ReceivedLogs(TrackingDirectory directory, int mostHeld) {
        this.directory = directory;
        this.mostHeld = mostHeld;
    }

    /** Writes a part of a log, unless its lines are there. The operating system has them when this returns. */
    public LogReceipt receive(String project, LogPart part) {
        ApplicationFiles files;
        @Nullable Documents documents;
        try {
            files = directory.application(project, part.appId());
            requireLines(part.lines());
            documents = Documents.of(part);
        } catch (IllegalArgumentException e) {
            return new LogReceipt(part.appId(), Outcome.REFUSED, 0, false, e.getMessage());
        }
        ReentrantLock place = places[Math.floorMod(files.folder().hashCode(), PLACES)];
        place.lock();
        try {
            return write(project, files, part, documents);
        } catch (IOException e) {
            return unwritten(project, part, e);
        } finally {
            place.unlock();
        }
    }

    /** A full disk fails every part of every request: that is told once, and without a trace. */
    private LogReceipt unwritten(String project, LogPart part, IOException failure) {
        String reason = TrackingFailures.reason(failure);
        troubles.warn(
                failure.getClass().getName() + reason,
                "Lines of application '{}' in project '{}' can't be written ({}). Who records them sends them again; further"
                        + " failures of this kind are told at DEBUG.",
                part.appId(),
                project,
                reason);
        log.debug("Lines of application '{}' can't be written.", part.appId(), failure);
        return new LogReceipt(part.appId(), Outcome.FAILED, 0, false, "It can't be written: " + reason + ".");
    }

    private static void requireLines(byte[] lines) {
        int number = 0;
        int start = 0;
        while (start < lines.length) {
            int end = lineEnd(lines, start);
            number++;
            if (CODEC.decodeHeading(lines, start, end - start) instanceof Decoded.Rejected<TrackingEvent> rejected) {
                throw new IllegalArgumentException(
                        "Line %d is no entry of a log. %s".formatted(number, rejected.reason()));
            }
            start = end + 1;
        }
    }

    private static int lineEnd(byte[] lines, int start) {
        int end = start;
        while (end < lines.length && lines[end] != '\n') {
            end++;
        }
        if (end == lines.length) {
            throw new IllegalArgumentException("The last line has no end.");
        }
        return end;
    }

    private LogReceipt write(String project, ApplicationFiles files, LogPart part, @Nullable Documents documents)
            throws IOException {
        var place = new LogPlace(files.log());
        boolean isNew = place.length() == 0;
        boolean stored = part.lines().length == 0 || place.put(part.at(), part.lines());
        if (documents != null && Files.exists(files.log())) {
            writeDocuments(project, files, documents, !isNew);
        }
        return new LogReceipt(
                part.appId(),
                stored ? Outcome.STORED : Outcome.MOVED,
                place.length(),
                Files.exists(files.graph()) && Files.exists(files.metadata()),
                null);
    }

    /** Behind the lines, which are worth more. What is there stays as it is. */
    private void writeDocuments(String project, ApplicationFiles files, Documents sent, boolean again)
            throws IOException {
        var documents = new ApplicationDocuments(directory, project, Disk.UNWAITED);
        Set<Kind> missing = documents.missing(files);
        if (sent.graph().length == 0) {
            missing.remove(Kind.GRAPH);
        }
        for (Part document : documents.parts(missing, files, sent.contents(), again)) {
            document.writing().run();
        }
    }

    /** What comes with lines of an application that the receiver may not know yet. */
    @SuppressWarnings("ArrayRecordComponent") // they are those of the part
    private record Documents(String appId, MetadataDocument decoded, byte[] metadata, LogTime createdAt, byte[] graph) {

        /** @throws IllegalArgumentException when they make no sense */
        static @Nullable Documents of(LogPart part) {
            byte[] graph = part.graph();
            byte[] metadata = part.metadata();
            LogTime createdAt = part.createdAt();
            if (metadata.length == 0 || createdAt == null) {
                if (graph.length > 0 || metadata.length > 0) {
                    throw new IllegalArgumentException(
                            "A graph comes with metadata, and metadata with the time when the application was built.");
                }
                return null;
            }
            if (graph.length > 0) {
                accepted("graph.json", CODEC.decodeGraph(graph));
            }
            MetadataDocument decoded = accepted("metadata.json", CODEC.decodeMetadata(metadata));
            return new Documents(part.appId(), decoded, metadata, createdAt, graph);
        }

        private static <T> T accepted(String name, Decoded<T> decoded) {
            if (decoded instanceof Decoded.Rejected<T> rejected) {
                throw new IllegalArgumentException("Its %s makes no sense. %s".formatted(name, rejected.reason()));
            }
            return decoded.value().orElseThrow();
        }

        Contents contents() {
            return new Contents(
                    new ApplicationId(appId, decoded.partitionKey()), createdAt, decoded, () -> graph, () -> metadata);
        }
    }

    /**
     * The lines that say how a step began and ended, with its whole state, and the metadata of its application.
     *
     * @param sequenceId the step; empty for the last one that ended
     * @return empty when there is no such step
     * @throws StepTooLarge when its state would have to be put together from too much
     * @throws IOException when the log can't be read
     */
    public Optional<RecordedPart> step(String project, String appId, OptionalLong sequenceId) throws IOException {
        ApplicationFiles files = directory.findApplication(project, appId).orElse(null);
        if (files == null) {
            return Optional.empty();
        }
        try {
            var steps = RecordedSteps.holding(mostHeld, appId, files);
            Optional<RecordedSteps.Lines> step =
                    sequenceId.isPresent() ? steps.linesOf(sequenceId.getAsLong()) : steps.lastLines();
            return step.map(found -> new RecordedPart(
                    new LogPart(appId, 0, null, NOTHING, content(files.metadata()), NOTHING),
                    files.log(),
                    pieces(found)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static List<Piece> pieces(RecordedSteps.Lines lines) {
        var pieces = new ArrayList<Piece>();
        if (lines.begin() != null) {
            pieces.add(piece(lines.begin(), lines.begin().event()));
        }
        EndEntry end = lines.end().event();
        pieces.add(piece(
                lines.end(),
                new EndEntry(
                        end.endTime(), end.action(), end.result(), end.exception(), end.state(), end.sequenceId())));
        return pieces;
    }

    /** @param whole what is told of it where it is not too large to be held */
    private static Piece piece(StepLines.Found<?> line, TrackingEvent whole) {
        if (line.large()) {
            return new Piece.Stored(line.offset(), line.length());
        }
        var encoded = new JsonWriter();
        CODEC.encode(whole, encoded);
        return new Piece.Held(encoded.toByteArray());
    }

    /** The graph and the metadata of an application, without lines; empty when it is not recorded. */
    public Optional<LogPart> documents(String project, String appId) {
        return directory
                .findApplication(project, appId)
                .filter(files -> Files.isRegularFile(files.log()))
                .map(files -> new LogPart(appId, 0, null, content(files.graph()), content(files.metadata()), NOTHING));
    }

    /** Empty where there is none. */
    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            log.debug("File '{}' can't be read.", file, e);
            return new byte[0];
        }
    }
}
