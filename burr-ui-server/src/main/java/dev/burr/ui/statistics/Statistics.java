package dev.burr.ui.statistics;

import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.index.RunList;
import dev.burr.ui.insight.ModelPrices;
import dev.burr.ui.insight.Usage;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Statistics of projects. A run is read once, and again when it has changed; what is kept of it is small. Each call reads for at most
 * a set time, the latest runs first, and tells what is known by then: whoever wants all of it asks again, and whoever does not has
 * ended it. A log that is being read is read to its end. Safe for use by many threads; one at a time reads for a project.
 */
public final class Statistics {

    private static final int BYTES_BESIDES = 150;

    private final RunIndex index;
    private final TrackingRepository repository;
    private final ModelPrices prices;
    private final Duration longest;
    private final long mostBytes;
    private final LongSupplier nanoTime;
    private final ZoneId zone = ZoneId.systemDefault();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, Known> projects = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Statistics of all projects of a storage.
     *
     * @param longest how long one call reads, about
     */
    public Statistics(RunIndex index, TrackingRepository repository, ModelPrices prices, Duration longest) {
        this(index, repository, prices, longest, Runtime.getRuntime().maxMemory() / 16, System::nanoTime);
    }

    /** @param mostBytes what is kept of all runs may take, about */
    Statistics(
            RunIndex index,
            TrackingRepository repository,
            ModelPrices prices,
            Duration longest,
            long mostBytes,
            LongSupplier nanoTime) {
        this.index = index;
        this.repository = repository;
        this.prices = prices;
        this.longest = longest;
        this.mostBytes = mostBytes;
        this.nanoTime = nanoTime;
    }

    public ModelPrices prices() {
        return prices;
    }

    /** In which the days are. */
    public ZoneId zone() {
        return zone;
    }

    /** What is known of some days of a project after reading on for a while; empty if there is no such project. */
    public Optional<ProjectStatistics> of(String project, Days days) {
        long end = nanoTime.getAsLong() + longest.toNanos();
        return index.applicationsSoon(project).map(list -> {
            Known known = known(project);
            List<ApplicationSummary> wanted =
                    list.runs().stream().filter(run -> mayHave(days, run)).toList();
            boolean full = known.readOn(project, list, wanted, end);
            Totals totals = new Totals(days, known.actions, known.models, prices);
            wanted.forEach(run -> known.addTo(totals, run));
            int unlisted = list.indexing() == null
                    ? 0
                    : list.indexing().total() - list.indexing().done();
            return totals.told(wanted.size() + unlisted, full);
        });
    }

    /**
     * What calls of language models used in some runs of a project, by application id, after reading on for a while. Runs that were not
     * read by then are missing, as those that there are not; empty if there is no such project.
     */
    public Optional<Map<String, Usage>> usageOf(String project, Set<String> apps) {
        long end = nanoTime.getAsLong() + longest.toNanos();
        return index.applicationsSoon(project).map(list -> {
            Known known = known(project);
            List<ApplicationSummary> wanted = list.runs().stream()
                    .filter(run -> apps.contains(run.appId()))
                    .toList();
            known.readOn(project, list, wanted, end);
            Map<String, Usage> usages = new LinkedHashMap<>();
            wanted.forEach(run -> known.usage(run).ifPresent(usage -> usages.put(run.appId(), usage)));
            return usages;
        });
    }

    /** What calls of language models used in one run, which is read for it unless it is known. */
    Usage usageOf(String project, ApplicationSummary run) {
        Known known = known(project);
        return known.usage(run).orElseGet(() -> known.look(project, run).usage(known.models, prices));
    }

    /** Another number whenever the run has changed. */
    static long version(ApplicationSummary run) {
        long version = run.bytes();
        version = version * 1_000_003 + Objects.hashCode(run.lastActivity());
        version = version * 1_000_003 + Objects.hashCode(run.firstActivity());
        version = version * 1_000_003 + run.steps();
        version = version * 1_000_003 + run.failedSteps();
        return version * 1_000_003 + run.activeMicros();
    }

    private boolean mayHave(Days days, ApplicationSummary run) {
        Instant first = run.firstActivity();
        Instant last = run.lastActivity();
        if (run.steps() == 0 || first == null || last == null) {
            return run.steps() > 0;
        }
        // Entries may be in any order.
        boolean ordered = !last.isBefore(first);
        return days.mayHave(day(ordered ? first : last), day(ordered ? last : first));
    }

    private LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    private Known known(String project) {
        synchronized (projects) {
            return projects.computeIfAbsent(project, name -> new Known());
        }
    }

    /** Makes room for more by forgetting other projects, those first that were asked for longest ago. */
    private boolean makeRoom(Known wanting) {
        synchronized (projects) {
            while (bytes.get() > mostBytes) {
                Optional<Map.Entry<String, Known>> oldest = projects.entrySet().stream()
                        .filter(project -> project.getValue() != wanting)
                        .findFirst();
                if (oldest.isEmpty()) {
                    return false;
                }
                projects.remove(oldest.get().getKey());
                oldest.get().getValue().forgetAll();
            }
            return true;
        }
    }

    /** What is known of the runs of a project. */
    private final class Known {

        final Names actions = new Names();
        final Names models = new Names();
        private final Map<String, Figures> runs = new ConcurrentHashMap<>();
        private final ReentrantLock reading = new ReentrantLock();

        private record Figures(long version, RunFigures content) {

            long bytes() {
                return (long) content.bytes() + BYTES_BESIDES;
            }
        }

        void addTo(Totals totals, ApplicationSummary run) {
            figures(run).ifPresent(figures -> totals.add(run.appId(), figures));
        }

        Optional<Usage> usage(ApplicationSummary run) {
            return figures(run).map(figures -> figures.usage(models, prices));
        }

        private Optional<RunFigures> figures(ApplicationSummary run) {
            Figures figures = runs.get(run.appId());
            return figures != null && figures.version == version(run) ? Optional.of(figures.content) : Optional.empty();
        }

        /** Reads until the time is up; true if it stopped for want of room. */
        boolean readOn(String project, RunList all, List<ApplicationSummary> wanted, long end) {
            if (!reading.tryLock()) {
                return false;
            }
            try {
                forgetAllBut(all.runs());
                for (ApplicationSummary run : wanted) {
                    if (isUnknown(run)) {
                        if (nanoTime.getAsLong() - end >= 0) {
                            return false;
                        }
                        if (!read(project, run)) {
                            return true;
                        }
                    }
                }
                return false;
            } finally {
                reading.unlock();
            }
        }

        private boolean isUnknown(ApplicationSummary run) {
            return figures(run).isEmpty();
        }

        private boolean read(String project, ApplicationSummary run) {
            if (!makeRoom(this)) {
                return false;
            }
            RunFigures content = look(project, run);
            Figures fresh = new Figures(version(run), content);
            Figures before = runs.put(run.appId(), fresh);
            bytes.addAndGet(fresh.bytes() - (before == null ? 0 : before.bytes()));
            return true;
        }

        /** Reads a run and keeps nothing of it. */
        RunFigures look(String project, ApplicationSummary run) {
            return new RunReading(actions, models, zone).read(new ApplicationKey(project, run.appId()), repository);
        }

        private void forgetAllBut(List<ApplicationSummary> present) {
            if (runs.size() <= present.size() / 2) {
                return;
            }
            Set<String> ids = new HashSet<>();
            present.forEach(run -> ids.add(run.appId()));
            runs.keySet().stream().filter(id -> !ids.contains(id)).toList().forEach(this::forget);
        }

        void forgetAll() {
            List.copyOf(runs.keySet()).forEach(this::forget);
        }

        private void forget(String app) {
            Figures gone = runs.remove(app);
            bytes.addAndGet(gone == null ? 0 : -gone.bytes());
        }
    }
}
