package dev.burr.tracking.file;

import dev.burr.tracking.file.OverdueRun.Kept;
import dev.burr.tracking.file.OverdueRun.Limit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applications of a project that are beyond its limits, oldest first. Whether one may be deleted is found out when it is
 * asked for, which reads its log. One that may be counts as deleted from there on, so that the rest is within the limits
 * when all are that were named. Not for use by several threads.
 */
public final class PruningPlan implements Iterator<OverdueRun> {

    private static final Logger log = LoggerFactory.getLogger(PruningPlan.class);

    private final String project;
    private final Retention limits;
    private final Instant now;
    private final Iterator<Measured> oldestFirst;
    private final List<Path> leftovers;
    private final Hindrances hindrances;
    private long runs;
    private long bytes;
    private @Nullable Measured next;

    PruningPlan(String project, Retention limits, Instant now, Contents contents, Hindrances hindrances) {
        this.project = project;
        this.limits = limits;
        this.now = now;
        this.oldestFirst = contents.oldestFirst().iterator();
        this.leftovers = contents.leftovers();
        this.hindrances = hindrances;
        this.runs = contents.oldestFirst().size();
        this.bytes = contents.oldestFirst().stream().mapToLong(Measured::bytes).sum();
    }

    /**
     * What is in a project.
     *
     * @param leftovers folders without log in which nothing has happened for a while
     */
    record Contents(List<Measured> oldestFirst, List<Path> leftovers) {}

    /** @param bytes how many its files have; 0 if there is no limit for that */
    record Measured(RunFolder folder, long bytes) {}

    @Override
    public boolean hasNext() {
        if (next == null && oldestFirst.hasNext()) {
            next = oldestFirst.next();
        }
        return next != null && exceeded(next) != null;
    }

    @Override
    public OverdueRun next() {
        Measured candidate = hasNext() ? next : null;
        Limit limit = candidate == null ? null : exceeded(candidate);
        if (candidate == null || limit == null) {
            throw new NoSuchElementException("Nothing else is beyond the limits.");
        }
        next = null;
        RunFolder folder = candidate.folder();
        Kept kept = hindrances.of(folder).orElse(null);
        if (kept == null) {
            runs--;
            bytes -= candidate.bytes();
        }
        return new OverdueRun(project, folder.appId(), folder.lastActivity(), sizeOf(folder), limit, kept);
    }

    List<Path> leftovers() {
        return leftovers;
    }

    private @Nullable Limit exceeded(Measured run) {
        if (limits.maxAge() != null
                && run.folder().lastActivity().plus(limits.maxAge()).isBefore(now)) {
            return Limit.AGE;
        }
        if (limits.maxRuns() != null && runs > limits.maxRuns()) {
            return Limit.RUNS;
        }
        return limits.maxBytes() != null && bytes > limits.maxBytes() ? Limit.BYTES : null;
    }

    /** For reports; a run can be deleted without. */
    private static long sizeOf(RunFolder folder) {
        try {
            return folder.bytes();
        } catch (IOException e) {
            log.debug("The size of folder '{}' is not known.", folder.files().folder(), e);
            return 0;
        }
    }
}
