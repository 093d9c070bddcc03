package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Indexing;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs in which a step changed a key that its action does not declare to write. Only their states tell, so that their
 * logs are read; what was found out is remembered for as long as a run does not change. Safe for use by many threads.
 */
final class UndeclaredWrites {

    /** Some 150 bytes each. With more runs than that, those that were looked at first are looked at again each time. */
    private static final int MOST_REMEMBERED = 250_000;

    /** A log of this size is read in some tenths of a second. Nobody waits for a larger one, which may take as long as it likes. */
    private static final long LARGEST = 32L << 20;

    private final RunIndex index;
    private final Duration patience;
    private final long largest;
    private final Executor aside;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicLong turns = new AtomicLong();
    private final Map<ApplicationKey, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ApplicationKey, Known> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    /** @param patience for how long one request reads logs; who asks again gets further */
    UndeclaredWrites(RunIndex index, Duration patience) {
        this(index, patience, LARGEST, UndeclaredWrites::onThreadOfItsOwn);
    }

    /**
     * @param largest log in bytes that is read while somebody waits
     * @param aside reads one that is larger
     */
    UndeclaredWrites(RunIndex index, Duration patience, long largest, Executor aside) {
        this.index = index;
        this.patience = patience;
        this.largest = largest;
        this.aside = aside;
    }

    /**
     * What a run looked like, and what was found then.
     *
     * @param turn higher than of all that were read before
     */
    private record Known(long bytes, int steps, @Nullable Instant lastActivity, boolean found, long turn) {

        boolean isOf(ApplicationSummary run) {
            return bytes == run.bytes() && steps == run.steps() && Objects.equals(lastActivity, run.lastActivity());
        }
    }

    /** @param turn of the last time that it was read; 0 if it never was */
    private record Large(ApplicationKey key, ApplicationSummary run, long turn) {}

    /**
     * Those of some runs that have such a step.
     *
     * @param indexing how many of them were looked at; null if all were
     */
    record Found(List<ApplicationSummary> runs, @Nullable Indexing indexing) {}

    /** Looks through runs of a project in their order, as far as it comes. */
    Found among(String project, List<ApplicationSummary> runs) {
        long start = System.nanoTime();
        List<ApplicationSummary> found = new ArrayList<>();
        int looked = 0;
        Large next = null;
        for (ApplicationSummary run : runs) {
            ApplicationKey key = new ApplicationKey(project, run.appId());
            Known now = known.get(key);
            if (now == null || !now.isOf(run)) {
                if (run.bytes() > largest) {
                    Large large = new Large(key, run, now == null ? 0 : now.turn());
                    next = next == null || large.turn() < next.turn() ? large : next;
                    continue;
                }
                if (System.nanoTime() - start > patience.toNanos()) {
                    continue;
                }
                now = read(key, run);
            }
            looked++;
            if (now.found()) {
                found.add(run);
            }
        }
        if (next != null) {
            readAside(next);
        }
        return new Found(found, looked == runs.size() ? null : new Indexing(looked, runs.size()));
    }

    /**
     * One at a time: the others wait until somebody asks again. Of those that go on changing, each has its turn: the one that was read
     * the longest ago.
     */
    private void readAside(Large large) {
        if (!reading.compareAndSet(false, true)) {
            return;
        }
        boolean handedOver = false;
        try {
            aside.execute(() -> {
                try {
                    read(large.key(), large.run());
                } finally {
                    reading.set(false);
                }
            });
            handedOver = true;
        } finally {
            if (!handedOver) {
                reading.set(false);
            }
        }
    }

    private Known read(ApplicationKey key, ApplicationSummary run) {
        boolean found = index.glance(key).map(Run::hasUndeclaredWrites).orElse(false);
        Known now = new Known(run.bytes(), run.steps(), run.lastActivity(), found, turns.incrementAndGet());
        known.put(key, now);
        return now;
    }

    private static void onThreadOfItsOwn(Runnable reading) {
        Thread thread = new Thread(reading, "burr-ui-undeclared");
        thread.setDaemon(true);
        thread.start();
    }
}
