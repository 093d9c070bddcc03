package dev.burr.ui.statistics;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.insight.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What runs spent on language models, for lists that are filtered or sorted by it. Only their logs tell: each is read once, and again
 * when its run has changed. Prices are those that the server began with, so that what a run costs changes with the run only. Safe for
 * use by many threads; one at a time reads.
 */
public final class Spendings {

    /** Of one project; some 100 bytes each. Of more runs than that, the others are read again each time. */
    private static final int MOST_RUNS = 250_000;

    private static final int MOST_PROJECTS = 4;

    /** In bytes: logs that are larger wait for those that are not. */
    private static final long LARGE = 32L << 20;

    private static final Comparator<ApplicationSummary> LARGE_LAST = Comparator.comparing(run -> run.bytes() > LARGE);

    private final Statistics statistics;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<String, Map<String, Known>> projects = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Known>> eldest) {
            return size() > MOST_PROJECTS;
        }
    };

    /** @param patience for how long one call reads logs; who asks again gets further */
    public Spendings(Statistics statistics, Duration patience) {
        this(statistics, patience, System::nanoTime);
    }

    Spendings(Statistics statistics, Duration patience, LongSupplier nanoTime) {
        this.statistics = statistics;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    private record Known(long version, Spending spending) {}

    /**
     * What some runs of a project spent, by application id, after reading on: those first that were never read, in their order but large
     * logs last, then those that have changed, of which what they had spent before is told until then. What was not read by then is
     * missing, also where another is reading just now. One log is always read to its end.
     */
    public Map<String, Spending> of(String project, List<ApplicationSummary> runs) {
        boolean reads = reading.tryLock();
        try {
            return of(project, runs, reads ? patience.toNanos() : 0);
        } finally {
            if (reads) {
                reading.unlock();
            }
        }
    }

    private Map<String, Spending> of(String project, List<ApplicationSummary> runs, long nanos) {
        long start = nanoTime.getAsLong();
        Map<String, Known> known = known(project);
        forgetOthers(known, runs);
        Map<String, Spending> spendings = new HashMap<>(2 * runs.size());
        List<ApplicationSummary> toRead = new ArrayList<>();
        List<ApplicationSummary> changed = new ArrayList<>();
        for (ApplicationSummary run : runs) {
            Known then = known.get(run.appId());
            if (then == null) {
                toRead.add(run);
            } else {
                spendings.put(run.appId(), then.spending());
                if (then.version() != Statistics.version(run)) {
                    changed.add(run);
                }
            }
        }
        toRead.sort(LARGE_LAST);
        changed.sort(LARGE_LAST);
        toRead.addAll(changed);
        for (ApplicationSummary run : toRead) {
            if (nanoTime.getAsLong() - start >= nanos) {
                break;
            }
            Known now = new Known(Statistics.version(run), spending(statistics.usageOf(project, run)));
            if (known.size() < MOST_RUNS || known.containsKey(run.appId())) {
                known.put(run.appId(), now);
            }
            spendings.put(run.appId(), now.spending());
        }
        return spendings;
    }

    private Map<String, Known> known(String project) {
        synchronized (projects) {
            return projects.computeIfAbsent(project, name -> new ConcurrentHashMap<>());
        }
    }

    /** Makes room for those that are asked for, where there is none. */
    private static void forgetOthers(Map<String, Known> known, List<ApplicationSummary> runs) {
        if (known.size() >= MOST_RUNS) {
            Set<String> asked = new HashSet<>();
            runs.forEach(run -> asked.add(run.appId()));
            known.keySet().retainAll(asked);
        }
    }

    private static Spending spending(Usage usage) {
        if (usage.calls() == 0) {
            return Spending.NOTHING;
        }
        long tokens = usage.inputTokens() + usage.outputTokens();
        return new Spending(tokens < 0 ? Long.MAX_VALUE : tokens, usage.cost());
    }
}
