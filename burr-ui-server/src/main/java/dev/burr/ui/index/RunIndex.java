package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all runs of a storage. It looks at the storage whenever it is asked, reads only what was written since
 * the last time, and can be thrown away at any time: the files are the truth.
 *
 * <p>Of every run it keeps a few facts in memory; the list of steps only of those that were used last. Safe for use by
 * many threads.
 */
public final class RunIndex implements AutoCloseable {

    /** At about 400 bytes a step. */
    private static final int MOST_STEPS = 200_000;

    /** Forks of forks of forks: how far to look back for the state that a run began with. */
    private static final int LONGEST_LINE = 32;

    private static final Comparator<ProjectSummary> LATEST_FIRST = Comparator.comparing(
                    ProjectSummary::lastActivity, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed()
            .thenComparing(ProjectSummary::id);

    private final TrackingRepository repository;
    private final Clock clock;
    private final WriterLiveness liveness;
    private final Map<String, Map<ApplicationKey, RunSlot>> projects = new ConcurrentHashMap<>();
    private final RecentRuns recent = new RecentRuns(MOST_STEPS);
    private final ChangeFeed feed = new ChangeFeed();
    private final ChangeWatcher watcher;

    public RunIndex(TrackingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
        this.liveness = new WriterLiveness(clock, WriterIdentity.current());
        this.watcher = new ChangeWatcher(this, repository, liveness, feed);
    }

    /** All projects, latest activity first. */
    public List<ProjectSummary> projects() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.systemDefault()));
        return repository.projects().stream()
                .map(project -> ProjectRollup.of(project, overviews(project.id()), liveness, today))
                .sorted(LATEST_FIRST)
                .toList();
    }

    /** The runs of a project, latest activity first; empty if there is no such project. */
    public Optional<List<ApplicationSummary>> applications(String projectId) {
        return repository.project(projectId).map(project -> overviews(projectId).stream()
                .map(overview -> overview.summary(liveness))
                .sorted(RunOrder.NEWEST_FIRST)
                .toList());
    }

    /** One run, as it is now. */
    public Optional<Run> run(ApplicationKey key) {
        return run(key, LONGEST_LINE);
    }

    /** The applications of a project with the facts that Burr's own API shows, in no particular order. */
    public List<LoggedApplication> logged(String projectId) {
        return overviews(projectId).stream()
                .map(overview -> new LoggedApplication(overview.stored(), overview.metadata(), overview.loggedSteps()))
                .toList();
    }

    /** Listens to changes from now on. What is read after this returned, and what is told, leave no gap. */
    public ChangeSubscription subscribe(Predicate<ApplicationKey> filter) {
        ChangeSubscription subscription = feed.subscribe(filter);
        boolean watched = false;
        try {
            watcher.watch();
            watched = true;
            return subscription;
        } finally {
            if (!watched) {
                subscription.close();
            }
        }
    }

    @Override
    public void close() {
        watcher.close();
        feed.closeAll();
    }

    /** The runs whose last step has no end, among those that were looked at. */
    List<RunOverview> openRuns() {
        return projects.values().stream()
                .flatMap(slots -> slots.values().stream())
                .map(RunSlot::openOverview)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Run> run(ApplicationKey key, int line) {
        return repository.application(key).flatMap(stored -> slot(key)
                .open(
                        () -> repository.application(key),
                        () -> blank(stored, line),
                        indexed -> new Run(
                                indexed.overview(),
                                indexed.documents(),
                                indexed.log(),
                                new RunPayloads(key, repository, () -> initialState(key, line)),
                                liveness)));
    }

    private List<RunOverview> overviews(String projectId) {
        List<StoredApplication> stored = repository.applications(projectId);
        forgetAllBut(stored, projectId);
        return stored.stream().map(this::overview).flatMap(Optional::stream).toList();
    }

    private Optional<RunOverview> overview(StoredApplication stored) {
        RunSlot slot = slot(stored.key());
        RunOverview known = slot.overviewAt(stored.stamp(), clock.instant());
        return known != null
                ? Optional.of(known)
                : slot.open(
                        () -> repository.application(stored.key()),
                        () -> blank(stored, LONGEST_LINE),
                        IndexedRun::overview);
    }

    private IndexedRun blank(StoredApplication stored, int line) {
        RunDocuments documents = RunDocuments.read(stored.key(), repository);
        Map<String, Long> initialState = initialState(stored.key(), documents, line)
                .map(KeyChanges::fingerprints)
                .orElse(null);
        return new IndexedRun(stored, documents, repository, initialState);
    }

    private RunSlot slot(ApplicationKey key) {
        return projects.computeIfAbsent(key.project(), project -> new ConcurrentHashMap<>())
                .computeIfAbsent(key, absent -> new RunSlot(recent));
    }

    private void forgetAllBut(List<StoredApplication> stored, String projectId) {
        Map<ApplicationKey, RunSlot> slots = projects.getOrDefault(projectId, Map.of());
        if (slots.isEmpty()) {
            return;
        }
        Set<ApplicationKey> present =
                stored.stream().map(StoredApplication::key).collect(Collectors.toCollection(HashSet::new));
        slots.entrySet().removeIf(slot -> {
            boolean gone = !present.contains(slot.getKey());
            if (gone) {
                slot.getValue().forget();
            }
            return gone;
        });
    }

    private Optional<Map<String, @Nullable Object>> initialState(ApplicationKey key, int line) {
        return initialState(key, RunDocuments.read(key, repository), line);
    }

    /** The state that a fork began with, from its parent's log. */
    private Optional<Map<String, @Nullable Object>> initialState(ApplicationKey key, RunDocuments documents, int line) {
        Pointer parent =
                documents.metadata().readable().map(MetadataDocument::parent).orElse(null);
        if (parent == null || parent.sequenceId() == null || line == 0) {
            return Optional.empty();
        }
        long sequenceId = parent.sequenceId();
        return run(new ApplicationKey(key.project(), parent.appId()), line - 1)
                .flatMap(run -> run.stateAfter(sequenceId));
    }
}
