package dev.burr.ui.ingest;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.file.RecordedPart;
import dev.burr.tracking.file.StepTooLarge;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where what services send is kept, and from where they get it back. Nothing in it is of HTTP. Safe for use by many threads.
 *
 * <p>A part that is taken twice is stored once, whatever happened in between.
 */
interface RunIntake {

    /**
     * Checks the name of a project, which need not be there.
     *
     * @throws IllegalArgumentException if it can't be one; the message says what can
     */
    void requireProject(String project);

    /** Stores a part of a log, if it is for the place where the log ends, or is there already. */
    LogReceipt take(String project, LogPart part);

    /**
     * How a step began and ended, with its whole state, and the metadata of its run; empty if there is no such step.
     *
     * @param sequenceId empty for the step that was written last
     * @throws StepTooLarge when its state would have to be put together from too much
     * @throws IOException when the log can't be read
     */
    Optional<RecordedPart> step(String project, String app, OptionalLong sequenceId) throws IOException;

    /** Graph and metadata of a run; empty if there is no such run. */
    Optional<LogPart> documents(String project, String app);
}
