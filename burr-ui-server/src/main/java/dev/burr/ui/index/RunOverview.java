package dev.burr.ui.index;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of every run, however many there are: enough for a line of a list. Whether an open step is running
 * is decided when it is asked, because that changes without a change of the files.
 */
record RunOverview(
        StoredApplication stored,
        MetadataDocument metadata,
        int children,
        int steps,
        int failedSteps,
        @Nullable String firstInput,
        @Nullable String lastAction,
        List<String> actions,
        @Nullable Instant firstActivity,
        @Nullable Instant lastActivity,
        Instant lastSign,
        long activeMicros,
        Outcome outcome,
        boolean logIsReadable,
        int problems,
        long loggedSteps,
        @Nullable WriterIdentity writer,
        List<ActivityDay> days) {

    enum Outcome {
        EMPTY,
        SUCCEEDED,
        FAILED,
        OPEN
    }

    static RunOverview of(StoredApplication stored, RunDocuments documents, LogFacts log) {
        MetadataDocument metadata = documents.metadata().readable().orElse(MetadataDocument.EMPTY);
        return new RunOverview(
                stored,
                metadata,
                documents.children().readable().map(List<ChildLink>::size).orElse(0),
                log.steps(),
                log.failedSteps(),
                log.firstInput(),
                log.lastAction(),
                log.actions(),
                log.firstActivity(),
                log.lastHeard() == null ? stored.stamp().lastWritten() : log.lastHeard(),
                lastSign(stored.stamp(), log),
                log.activeMicros(),
                log.outcome(),
                log.problem() == null,
                log.unreadable() + documents.problems().size() + (log.problem() == null ? 0 : 1),
                log.loggedSteps(),
                log.writer() == null ? metadata.writer() : log.writer(),
                log.days());
    }

    /** The same, with other objects in the places of equal ones. */
    RunOverview with(
            StoredApplication otherStored,
            MetadataDocument otherMetadata,
            @Nullable String otherLastAction,
            List<String> otherActions,
            @Nullable WriterIdentity otherWriter,
            List<ActivityDay> otherDays) {
        return new RunOverview(
                otherStored,
                otherMetadata,
                children,
                steps,
                failedSteps,
                firstInput,
                otherLastAction,
                otherActions,
                firstActivity,
                lastActivity,
                lastSign,
                activeMicros,
                outcome,
                logIsReadable,
                problems,
                loggedSteps,
                otherWriter,
                otherDays);
    }

    ApplicationStatus status(WriterLiveness liveness) {
        return switch (outcome) {
            case EMPTY -> ApplicationStatus.EMPTY;
            case SUCCEEDED -> ApplicationStatus.SUCCEEDED;
            case FAILED -> ApplicationStatus.FAILED;
            case OPEN -> mayGrow(liveness) ? ApplicationStatus.RUNNING : ApplicationStatus.INTERRUPTED;
        };
    }

    /** Whether an action ran in any of its steps. */
    boolean ran(String action) {
        return actions.contains(action) || action.equals(lastAction);
    }

    boolean mayGrow(WriterLiveness liveness) {
        return liveness.mayStillWrite(writer, lastSign);
    }

    ApplicationSummary summary(WriterLiveness liveness) {
        return new ApplicationSummary(
                stored.key().app(),
                metadata.partitionKey(),
                status(liveness),
                steps,
                failedSteps,
                firstInput,
                lastAction,
                firstActivity,
                lastActivity,
                activeMicros,
                metadata.parent(),
                metadata.spawningParent(),
                children,
                problems,
                stored.stamp().logBytes());
    }

    /** Changes whenever the files do, and when an open step turns out to be interrupted. */
    String version(WriterLiveness liveness) {
        Stamp stamp = stored.stamp();
        return String.join(
                "-",
                Long.toString(stamp.logBytes(), Character.MAX_RADIX),
                Long.toString(stamp.lastWritten().toEpochMilli(), Character.MAX_RADIX),
                Long.toString(stamp.childBytes(), Character.MAX_RADIX),
                outcome == Outcome.OPEN ? status(liveness).name().substring(0, 1) : "");
    }

    /**
     * The last sign of its writer: the earlier of what the entries say and of what the file system says, since a folder that
     * was copied looks new. Entries without a zone, which Burr writes, may come from any, and only the file system counts.
     */
    private static Instant lastSign(Stamp stamp, LogFacts log) {
        Instant written = stamp.logModified();
        Instant heard = log.lastHeard();
        return heard == null || log.zoneless() || heard.isAfter(written) ? written : heard;
    }
}
