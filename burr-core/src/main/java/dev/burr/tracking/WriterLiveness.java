package dev.burr.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether whoever began a step may still end it.
 *
 * <p>Of a writer on this machine it looks for the process. Of others, and of writers that do not say who they are (Burr's
 * own), it knows only when they were last heard of.
 */
public final class WriterLiveness {

    /** How long a writer that cannot be looked up may be silent in the middle of a step before it counts as gone. */
    public static final Duration QUIET_TIME = Duration.ofMinutes(10);

    /** Start times of processes are told in ticks of a hundredth of a second, and some systems round them to seconds. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final Clock clock;
    private final WriterIdentity self;
    private final Function<WriterIdentity, Boolean> processLives;

    /** @param self who asks, which tells what machine this is */
    public WriterLiveness(Clock clock, WriterIdentity self) {
        this(clock, self, WriterLiveness::processLives);
    }

    private WriterLiveness(Clock clock, WriterIdentity self, Function<WriterIdentity, Boolean> processLives) {
        this.clock = clock;
        this.self = self;
        this.processLives = processLives;
    }

    /** The same, but it looks for each process once only: for one look at many runs, of which many have the same writer. */
    public WriterLiveness lookingOnce() {
        Map<WriterIdentity, Boolean> known = new ConcurrentHashMap<>();
        return new WriterLiveness(clock, self, writer -> known.computeIfAbsent(writer, processLives));
    }

    /**
     * Whether it may.
     *
     * @param writer who began the step; null when it did not say
     * @param lastHeard when something was last heard of it; null when that is not known
     */
    public boolean mayStillWrite(@Nullable WriterIdentity writer, @Nullable Instant lastHeard) {
        if (writer != null && writer.host().equals(self.host())) {
            Instant started = writer.processStart();
            boolean mayLive = sameBoot(writer) && processLives.apply(writer);
            return started == null ? mayLive && heardOf(lastHeard) : mayLive;
        }
        return heardOf(lastHeard);
    }

    private boolean heardOf(@Nullable Instant lastHeard) {
        return lastHeard != null && lastHeard.plus(QUIET_TIME).isAfter(clock.instant());
    }

    private boolean sameBoot(WriterIdentity writer) {
        return writer.bootId() == null
                || self.bootId() == null
                || writer.bootId().equals(self.bootId());
    }

    private static boolean processLives(WriterIdentity writer) {
        Instant started = writer.processStart();
        Optional<ProcessHandle> process = ProcessHandle.of(writer.pid()).filter(ProcessHandle::isAlive);
        return process.isPresent()
                && process.get()
                        .info()
                        .startInstant()
                        .map(start -> started == null || isAbout(start, started))
                        .orElse(true);
    }

    private static boolean isAbout(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(START_TOLERANCE) <= 0;
    }
}
