package dev.burr.tracking.file;

import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.WriterLiveness;
import dev.burr.tracking.file.OverdueRun.Kept;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keeps an application from being deleted. In doubt, it is kept. */
final class Hindrances {

    /** How long after its last line an application is not deleted, as the next line may be on its way. */
    static final Duration QUIET_TIME = WriterLiveness.QUIET_TIME;

    /** How long a step without end is kept whatever has become of its process, which may be another container's. */
    private static final Duration OPEN_STEP_TIME = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(Hindrances.class);

    private final Clock clock;
    private final WriterLiveness liveness;

    Hindrances(Clock clock, WriterIdentity self) {
        this.clock = clock;
        this.liveness = new WriterLiveness(clock, self);
    }

    /** The hindrance; empty if there is none. Reads the log. */
    Optional<Kept> of(RunFolder run) {
        if (!isSilentFor(run.lastActivity(), QUIET_TIME)) {
            return Optional.of(Kept.RECENT);
        }
        try {
            return run.hasNothingElse() ? inLog(run) : Optional.of(Kept.OTHER_FILES);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            log.debug("Folder '{}' can't be read, and is kept.", run.files().folder(), e);
            return Optional.of(Kept.UNREADABLE);
        }
    }

    private Optional<Kept> inLog(RunFolder run) throws IOException {
        LastStep last = LastStep.of(run.files());
        if (!last.isLog()) {
            return Optional.of(Kept.NO_LOG);
        }
        return last.isOpen() && mayStillEnd(run, last) ? Optional.of(Kept.RUNNING) : Optional.empty();
    }

    private boolean mayStillEnd(RunFolder run, LastStep last) {
        return !isSilentFor(run.lastActivity(), OPEN_STEP_TIME)
                || liveness.mayStillWrite(OpenStep.writer(run.files(), last).orElse(null), run.lastActivity());
    }

    boolean isSilentFor(Instant lastActivity, Duration time) {
        return lastActivity.plus(time).isBefore(clock.instant());
    }
}
