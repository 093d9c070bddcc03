package dev.burr.ui.storage;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where tracked runs are kept, for reading.
 *
 * <p>Every implementation keeps these promises: what cannot be read is reported as part of the answer and hides nothing
 * else; an id that names nothing gives an empty answer, never an exception, whatever characters it has; positions only
 * grow while a log grows, and a log that was replaced has another {@linkplain Stamp stamp}. Safe for use by many threads.
 */
public interface TrackingRepository {

    /** Where the runs are, in words for a person that fit no other storage: what is kept of this one is kept under them. */
    String location();

    /** All projects, in no particular order. */
    List<StoredProject> projects();

    /** One project. */
    Optional<StoredProject> project(String projectId);

    /** The applications of a project in no particular order; none if there is no such project. */
    List<StoredApplication> applications(String projectId);

    /** The ids of what may be applications of a project, in no particular order, without a look at any of them. */
    default List<String> applicationIds(String projectId) {
        return applications(projectId).stream()
                .map(stored -> stored.key().app())
                .toList();
    }

    /**
     * About when an application was last written to, as cheap as can be: enough to tell the newest; empty if that is not known.
     */
    default Optional<Instant> lastWritten(ApplicationKey key) {
        return application(key).map(stored -> stored.stamp().lastWritten());
    }

    /** One application. */
    Optional<StoredApplication> application(ApplicationKey key);

    /** What the log of an application looks like, at less cost than {@link #application} where that can be. */
    default Optional<LogStamp> logStamp(ApplicationKey key) {
        return application(key)
                .map(StoredApplication::stamp)
                .map(stamp -> new LogStamp(stamp.logBytes(), stamp.logIdentity(), stamp.logModified()));
    }

    /** The state machine of an application. */
    Document<GraphDocument> graph(ApplicationKey key);

    /** The identity of an application. */
    Document<MetadataDocument> metadata(ApplicationKey key);

    /** What came out of an application, in the order in which it did. */
    Document<List<ChildLink>> children(ApplicationKey key);

    /** All three of them in one go, which may take less than one after the other. */
    default StoredDocuments documents(ApplicationKey key) {
        return new StoredDocuments(graph(key), metadata(key), children(key));
    }

    /** The same of an application that was found a moment ago, so that there is no need to look for it once more. */
    default StoredDocuments documents(StoredApplication found) {
        return documents(found.key());
    }

    /**
     * How many bytes an entry may have that is held whole. Of a longer one all that is said of entries here holds for what it says of
     * itself: in the places of its values stand empty ones of their kind.
     */
    default int longestEntry() {
        return Integer.MAX_VALUE;
    }

    /**
     * Reads the log of an application from a position and hands every complete entry to {@code reader}.
     *
     * @return the position from which to go on when more has been written, or after a failure
     */
    LogRead readLog(ApplicationKey key, long position, LogReader reader);

    /**
     * Reads the log as {@link #readLog(ApplicationKey, long, LogReader)} does, but need not hand out entries that a filter does
     * not want, and ends early when the filter is done. What is handed out may be more than what the filter wants.
     */
    default LogRead readLog(ApplicationKey key, long position, EntryFilter filter, LogReader reader) {
        return readLog(key, position, reader);
    }

    /**
     * Reads as {@link #readLog} does, where nobody looks at the values of the entries: in the places of results, states, changes,
     * values of attributes and tags may stand empty ones of their kind, which takes a fraction of the time. What is read may come without
     * a fingerprint, which can be asked for.
     */
    default LogRead readHeadings(ApplicationKey key, long position, LogReader reader) {
        return readLog(key, position, reader);
    }

    /** The same of an application that was found a moment ago, so that there is no need to look for it once more. */
    default LogRead readHeadings(StoredApplication found, long position, LogReader reader) {
        return readHeadings(found.key(), position, reader);
    }

    /** Reads one entry again; empty if it is not there any more. */
    Optional<TrackingEvent> event(ApplicationKey key, Line line);

    /** Reads some entries again, all in one go; an answer for each, in the same order, empty if it is not there any more. */
    List<Optional<TrackingEvent>> events(ApplicationKey key, List<Line> lines);

    /**
     * A number that an entry keeps while it is in its place, and that another in its place most likely does not have; empty
     * if there is none. It takes the same short time however long the entry is.
     */
    OptionalLong fingerprint(ApplicationKey key, Line line);
}
