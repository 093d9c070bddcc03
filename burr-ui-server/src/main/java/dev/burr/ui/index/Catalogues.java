package dev.burr.ui.index;

import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one copy of what is known of all runs. Whoever finds something out, tells it here; here everybody else is told. Safe for use
 * by many threads.
 */
final class Catalogues implements RunSlot.Listener, ProjectCatalogue.SlotReading, AutoCloseable {

    /** What a notice has in place of a version that could not be found out. */
    static final String UNKNOWN_VERSION = "?";

    private static final int MOST_LIVELY = 64;

    private final TrackingRepository repository;
    private final WriterLiveness liveness;
    private final ChangeFeed feed;
    private final WatchFailures failures;
    private final Predicate<ApplicationKey> open;
    private final ReadingPool pool = new ReadingPool();
    private final SharedValues values = new SharedValues();
    private final RunSlot.Memory memory;
    private final ProjectCatalogue.Shelf shelf;
    private final Map<String, ProjectCatalogue> projects = new ConcurrentHashMap<>();
    private final Set<RunSlot> openRuns = ConcurrentHashMap.newKeySet();
    private final LinkedHashSet<ApplicationKey> lively = new LinkedHashSet<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicBoolean untold = new AtomicBoolean();

    /** @param open reads a run with its states, and tells whether it is there */
    Catalogues(
            TrackingRepository repository,
            Clock clock,
            WriterLiveness liveness,
            ChangeFeed feed,
            WatchFailures failures,
            Predicate<ApplicationKey> open) {
        this.repository = repository;
        this.liveness = liveness;
        this.feed = feed;
        this.failures = failures;
        this.open = open;
        long heap = Runtime.getRuntime().maxMemory();
        this.memory = new RunSlot.Memory(
                new RecentRuns<>(heap / 6, IndexedRun::weight), new RecentRuns<>(heap / 32, ListedRun::weight));
        this.shelf = new ProjectCatalogue.Shelf(repository, clock, pool, this, failures, this::gone);
    }

    /** The catalogue of a project, which need not be there. */
    ProjectCatalogue of(String project) {
        return projects.computeIfAbsent(project, id -> new ProjectCatalogue(id, shelf));
    }

    Collection<ProjectCatalogue> all() {
        return projects.values();
    }

    void forEach(BiConsumer<String, ProjectCatalogue> each) {
        projects.forEach(each);
    }

    /** Keeps nothing of a project that is gone. */
    void forget(String project) {
        ProjectCatalogue gone = projects.remove(project);
        if (gone != null) {
            gone.forgetAll();
        }
    }

    void forgetAllBut(Collection<StoredProject> present) {
        Set<String> ids = present.stream().map(StoredProject::id).collect(Collectors.toSet());
        projects.keySet().stream().filter(id -> !ids.contains(id)).toList().forEach(this::forget);
    }

    /** The runs whose last step has no end. */
    Collection<RunSlot> openRuns() {
        return openRuns;
    }

    /** The runs that changed last, of one project or of all: they are likely to change again. */
    List<RunSlot> lively(@Nullable String project) {
        synchronized (lively) {
            return lively.stream()
                    .filter(key -> project == null || project.equals(key.project()))
                    .map(key -> of(key.project()).slot(key.app()))
                    .toList();
        }
    }

    /** Whether something was found out since the last time that this was asked. */
    boolean takeChanged() {
        return changed.getAndSet(false);
    }

    /** Whether runs were found since the last time that nobody was told of, because they are so many. */
    boolean takeUntold() {
        return untold.getAndSet(false);
    }

    /** How much is still to be read, for the first time or again. */
    int pending() {
        return all().stream()
                .mapToInt(project ->
                        project.reading().pending() + project.checking().pending())
                .sum();
    }

    @Override
    public void close() {
        pool.close();
        all().forEach(ProjectCatalogue::close);
    }

    @Override
    public RunSlot newSlot(ApplicationKey key) {
        return new RunSlot(key, memory, this);
    }

    @Override
    public boolean read(RunSlot slot) {
        AtomicBoolean there = new AtomicBoolean(true);
        boolean told = failures.guard(slot.key(), () -> there.set(isThere(slot)));
        if (!told) {
            changed(slot.key());
            feed.publish(new ChangeNotice(slot.key().project(), slot.key().app(), UNKNOWN_VERSION));
        }
        return there.get();
    }

    private boolean isThere(RunSlot slot) {
        Optional<Boolean> listed =
                slot.list(() -> repository.application(slot.key()), stored -> new ListedRun(stored, repository));
        return listed.orElseGet(() -> open.test(slot.key()));
    }

    @Override
    public RunOverview compact(RunOverview now) {
        return values.share(now);
    }

    @Override
    public void released(RunOverview compacted) {
        values.release(compacted);
    }

    @Override
    public void updated(RunSlot slot, @Nullable RunOverview before, RunOverview now) {
        ProjectCatalogue project = of(slot.key().project());
        if (before == null) {
            project.sorted().add(slot);
        } else {
            project.sorted().changed();
        }
        if (now.outcome() == RunOverview.Outcome.OPEN) {
            openRuns.add(slot);
        } else {
            openRuns.remove(slot);
        }
        changed.set(true);
        if (before == null && !project.isSmall()) {
            untold.set(true);
        } else {
            changed(slot.key());
            publish(now);
        }
    }

    /** Tells of a run as it is now. */
    void publish(RunOverview run) {
        if (feed.hasListeners()) {
            ApplicationKey key = run.stored().key();
            feed.publish(new ChangeNotice(key.project(), key.app(), run.version(liveness)));
        }
    }

    /**
     * Tells that a run was interrupted.
     *
     * @param isFirst whether it was not looked at before, as are all that were interrupted at any time when a watch begins
     */
    void publishInterrupted(RunOverview run, boolean isFirst) {
        if (isFirst && !of(run.stored().key().project()).isSmall()) {
            untold.set(true);
        } else {
            publish(run);
        }
    }

    /** Tells that notes on the steps of a run have changed. */
    void publishAnnotated(ApplicationKey key) {
        RunOverview run = of(key.project()).slot(key.app()).overview();
        String version = run == null ? UNKNOWN_VERSION : run.version(liveness);
        feed.publish(new ChangeNotice(key.project(), key.app(), version, true));
    }

    private void gone(RunSlot slot) {
        openRuns.remove(slot);
        synchronized (lively) {
            lively.remove(slot.key());
        }
        changed.set(true);
        feed.publish(new ChangeNotice(slot.key().project(), slot.key().app(), ""));
    }

    /** Counts a run among those that are likely to change. */
    void changed(ApplicationKey key) {
        synchronized (lively) {
            lively.remove(key);
            lively.add(key);
            if (lively.size() > MOST_LIVELY) {
                lively.remove(lively.iterator().next());
            }
        }
    }
}
