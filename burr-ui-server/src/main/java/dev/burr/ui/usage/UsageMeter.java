package dev.burr.ui.usage;

import dev.burr.ui.storage.StorageUsage;
import dev.burr.ui.storage.StorageUsage.ProjectUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was measured last. When that is a minute old, it is measured anew beside the request that asks, which gets what is
 * known; only the first waits. Safe for use by many threads.
 */
public final class UsageMeter {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final StorageUsage usage;
    private final Clock clock;
    private final Executor beside;
    private final ReentrantLock first = new ReentrantLock();
    private final AtomicBoolean measuring = new AtomicBoolean();
    private volatile @Nullable Measured last;

    UsageMeter(StorageUsage usage, Clock clock, Executor beside) {
        this.usage = usage;
        this.clock = clock;
        this.beside = beside;
    }

    /** What was measured, and when that began. */
    public record Measured(Instant time, List<ProjectUsage> projects) {

        public Measured {
            projects = List.copyOf(projects);
        }
    }

    /** What is known now. */
    public Measured read() {
        Measured known = last;
        if (known == null) {
            return readFirst();
        }
        if (known.time().plus(FRESH).isBefore(clock.instant()) && measuring.compareAndSet(false, true)) {
            beside.execute(() -> {
                try {
                    measure();
                } finally {
                    measuring.set(false);
                }
            });
        }
        return known;
    }

    /** Of many first ones, one measures, and the others wait for it. */
    private Measured readFirst() {
        first.lock();
        try {
            Measured known = last;
            return known == null ? measure() : known;
        } finally {
            first.unlock();
        }
    }

    private Measured measure() {
        Instant begin = clock.instant();
        Measured measured = new Measured(begin, usage.measure());
        last = measured;
        return measured;
    }
}
