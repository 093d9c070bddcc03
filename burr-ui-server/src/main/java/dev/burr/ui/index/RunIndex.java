package dev.burr.ui.index;

import dev.burr.tracking.Pointer;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all runs of a storage. It reads only what was written since the last time, and can be thrown away at any
 * time: the files are the truth.
 *
 * <p>Of every run it keeps a few facts in memory; the list of steps only of those that were used last. A project of few runs is
 * looked at whole whenever it is asked for. Of a large one new runs are looked for and those that changed lately, and all others by
 * and by: a run that was quiet for long and changes shows up in its list within a minute or two, and when it is opened at once. Safe
 * for use by many threads.
 */
public final class RunIndex implements AutoCloseable {

    /** Forks of forks of forks: how far to look back for the state that a run began with. */
    private static final int LONGEST_LINE = 32;

    /** In bytes: a log that is read in a moment anyway is read once, for all that is asked of its run. */
    private static final long SHORT_LOG = 64 << 10;

    /** To wait for what there is to be read; it ends when the index is closed. */
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    /** How long a list waits for runs that changed. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    /** How long the list of a project of few runs waits, which is complete as a rule. */
    private static final Duration WHILE = Duration.ofSeconds(5);

    /** The list of projects looks at no more runs than this, which takes about as long as a moment. */
    private static final int MOST_LOOKS = 4 * ProjectCatalogue.SMALL;

    private static final Comparator<ProjectSummary> LATEST_FIRST = Comparator.comparing(
                    ProjectSummary::lastActivity, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed()
            .thenComparing(ProjectSummary::id);

    private final TrackingRepository repository;
    private final Clock clock;
    private final WriterLiveness liveness;
    private final ChangeFeed feed = new ChangeFeed();
    private final Catalogues catalogues;
    private final ChangeWatcher watcher;

    /** An index that is made anew each time. */
    public RunIndex(TrackingRepository repository, Clock clock) {
        this(repository, clock, null);
    }

    /** @param snapshot where to keep what is known from one time to the next; nowhere if null */
    public RunIndex(TrackingRepository repository, Clock clock, @Nullable Path snapshot) {
        this.repository = repository;
        this.clock = clock;
        this.liveness = new WriterLiveness(clock, WriterIdentity.current());
        WatchFailures failures = new WatchFailures();
        this.catalogues = new Catalogues(repository, clock, liveness, feed, failures, key -> run(key).isPresent());
        this.watcher =
                new ChangeWatcher(catalogues, repository, new ChangeWatcher.Ears(liveness, feed, failures), snapshot);
    }

    /** Begins to read all runs, and goes on to follow them whether somebody listens or not. Returns at once. */
    public void start() {
        watcher.watchAlways();
    }

    /** All projects, latest activity first. */
    public List<ProjectSummary> projects() {
        return projects(AS_LONG_AS_IT_TAKES, AS_LONG_AS_IT_TAKES).projects();
    }

    /** All projects as far as they are known in a moment, latest activity first. */
    public ProjectRoll projectsSoon() {
        return projects(WHILE, MOMENT);
    }

    /** The runs of a project, latest activity first; empty if there is no such project. */
    public Optional<List<ApplicationSummary>> applications(String projectId) {
        return look(projectId, AS_LONG_AS_IT_TAKES, AS_LONG_AS_IT_TAKES)
                .map(catalogue -> list(catalogue, null).runs());
    }

    /** The runs of a project as far as they are known in a moment; empty if there is no such project. */
    public Optional<RunList> applicationsSoon(String projectId) {
        return applicationsSoon(projectId, null);
    }

    /** The same, only those in which an action ran; all if it is null. Of a run of very many actions only the first are known. */
    public Optional<RunList> applicationsSoon(String projectId, @Nullable String action) {
        return look(projectId, WHILE, MOMENT).map(catalogue -> list(catalogue, action));
    }

    /** The actions that ran in a project, as far as they are known in a moment; empty if there is no such project. */
    public Optional<ActionRoll> actions(String projectId) {
        return look(projectId, WHILE, MOMENT).map(catalogue -> {
            List<RunOverview> runs = catalogue.sorted().runs();
            Set<List<String>> sets = new HashSet<>();
            runs.forEach(run -> sets.add(run.actions()));
            return new ActionRoll(
                    sets.stream().flatMap(List::stream).distinct().sorted().toList(), indexing(catalogue, runs));
        });
    }

    /**
     * Looks at some runs of a project once more, for instance those that are about to be shown. It does not while there is more to be
     * read anyway.
     *
     * @return whether the list of the project is another now
     */
    public boolean lookAgain(String projectId, Collection<String> apps) {
        ProjectCatalogue catalogue = catalogues.of(projectId);
        if (catalogue.isSmall() || catalogue.reading().pending() > 0) {
            return false;
        }
        List<RunOverview> before = catalogue.sorted().runs();
        catalogue.look(apps.stream().map(catalogue::slot).toList());
        await(catalogue.reading(), MOMENT);
        return catalogue.sorted().runs() != before;
    }

    /** Takes note that a run was written to: whoever listens is told soon, and the next list has it. */
    public void changed(ApplicationKey key) {
        catalogues.changed(key);
        if (feed.hasListeners()) {
            ProjectCatalogue catalogue = catalogues.of(key.project());
            catalogue.look(List.of(catalogue.slot(key.app())));
        }
    }

    /** One run, as it is now. */
    public Optional<Run> run(ApplicationKey key) {
        return run(key, LONGEST_LINE);
    }

    /**
     * One run, as it is now, for a question that is asked of many: it is read for this one, and nothing of it is kept in the place
     * of those that people look at.
     */
    public Optional<Run> glance(ApplicationKey key) {
        return repository.application(key).map(stored -> {
            IndexedRun read = blank(stored, LONGEST_LINE);
            read.refresh(stored);
            return view(read, key, LONGEST_LINE);
        });
    }

    /**
     * The first steps of a run, at once, however long it is and whoever is reading it.
     *
     * @param most number of steps; there may be less of long ones, and none if the first is too long
     */
    public Optional<RunBeginning> beginning(ApplicationKey key, int most) {
        StoredApplication stored = repository.application(key).orElse(null);
        if (stored == null || stored.stamp().logBytes() <= SHORT_LOG) {
            return run(key).map(run -> RunBeginning.whole(run, most));
        }
        RunDocuments documents = RunDocuments.read(stored, repository);
        RunFold fold = new RunFold(key, repository, null);
        boolean isWhole = fold.readBeginning(most);
        FoldedLog log = fold.folded();
        RunOverview listed = catalogues.of(key.project()).slot(key.app()).overview();
        Run read = new Run(
                RunOverview.of(stored, documents, LogFacts.of(log)),
                documents,
                log,
                new RunPayloads(key, repository, Optional::empty),
                liveness);
        return Optional.of(
                isWhole
                        ? RunBeginning.whole(read, most)
                        : RunBeginning.part(read, listed == null ? 0 : listed.steps()));
    }

    /** The applications of a project with the facts that Burr's own API shows, in no particular order. */
    public List<LoggedApplication> logged(String projectId) {
        return look(projectId, AS_LONG_AS_IT_TAKES, AS_LONG_AS_IT_TAKES).stream()
                .flatMap(catalogue -> catalogue.sorted().runs().stream())
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

    /** These notes; who listens to changes of a run is told of changed notes on it too. */
    public AnnotationStore telling(AnnotationStore notes) {
        return new ToldAnnotations(notes, catalogues::publishAnnotated);
    }

    /** Ends what is under way, and keeps what is known for the next time. */
    @Override
    public void close() {
        catalogues.close();
        watcher.close();
        feed.closeAll();
    }

    private ProjectRoll projects(Duration small, Duration large) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.systemDefault()));
        List<StoredProject> present = repository.projects();
        int looks = MOST_LOOKS;
        for (StoredProject project : present) {
            ProjectCatalogue catalogue = catalogues.of(project.id());
            catalogue.lookForNames(project);
            looks -= catalogue.slots().size();
            if (looks > 0 && catalogue.isSmall()) {
                catalogue.look(catalogue.slots());
            }
        }
        WriterLiveness atOnce = liveness.lookingOnce();
        List<ProjectSummary> summaries = new ArrayList<>();
        int done = 0;
        int total = 0;
        for (StoredProject project : present) {
            ProjectCatalogue catalogue = catalogues.of(project.id());
            await(catalogue, small, large);
            List<RunOverview> runs = catalogue.sorted().runs();
            summaries.add(ProjectRollup.of(project, runs, atOnce, today));
            Indexing indexing = indexing(catalogue, runs);
            done += runs.size();
            total += indexing == null ? runs.size() : indexing.total();
        }
        summaries.sort(LATEST_FIRST);
        return new ProjectRoll(summaries, done == total ? null : new Indexing(done, total));
    }

    private Optional<ProjectCatalogue> look(String projectId, Duration small, Duration large) {
        Optional<StoredProject> project = repository.project(projectId);
        if (project.isEmpty()) {
            catalogues.forget(projectId);
            return Optional.empty();
        }
        ProjectCatalogue catalogue = catalogues.of(projectId);
        catalogue.lookForNames(project.get());
        catalogue.look(catalogue.isSmall() ? catalogue.slots() : catalogues.lively(projectId));
        await(catalogue, small, large);
        return Optional.of(catalogue);
    }

    private RunList list(ProjectCatalogue catalogue, @Nullable String action) {
        List<RunOverview> runs = catalogue.sorted().runs();
        List<RunOverview> wanted = action == null
                ? runs
                : runs.stream().filter(run -> run.ran(action)).toList();
        return new RunList(new Summaries(wanted, liveness.lookingOnce()), indexing(catalogue, runs));
    }

    private static @Nullable Indexing indexing(ProjectCatalogue catalogue, List<RunOverview> runs) {
        int total = Math.max(runs.size(), catalogue.slots().size());
        return catalogue.reading().pending() == 0 || total == runs.size() ? null : new Indexing(runs.size(), total);
    }

    private static void await(ProjectCatalogue catalogue, Duration small, Duration large) {
        boolean isSmall = catalogue.isSmall();
        await(catalogue.reading(), isSmall ? small : large);
        if (large.equals(AS_LONG_AS_IT_TAKES)) {
            await(catalogue.checking(), large);
        }
    }

    private static void await(Progress progress, Duration patience) {
        try {
            progress.await(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Run> run(ApplicationKey key, int line) {
        return repository.application(key).flatMap(stored -> catalogues
                .of(key.project())
                .slot(key.app())
                .open(
                        () -> repository.application(key),
                        () -> blank(stored, line),
                        indexed -> view(indexed, key, line)));
    }

    private Run view(IndexedRun indexed, ApplicationKey key, int line) {
        return new Run(
                indexed.overview(),
                indexed.documents(),
                indexed.log(),
                new RunPayloads(key, repository, () -> initialState(key, line)),
                liveness);
    }

    private IndexedRun blank(StoredApplication stored, int line) {
        RunDocuments documents = RunDocuments.read(stored, repository);
        Origin origin = Origin.of(
                documents, stored.key().project(), repository, () -> initialState(stored.key(), documents, line));
        return new IndexedRun(stored, documents, repository, origin);
    }

    private Optional<Map<String, @Nullable Object>> initialState(ApplicationKey key, int line) {
        return initialState(key, RunDocuments.read(key, repository), line);
    }

    /** The state that a fork began with, from its parent's log. */
    private Optional<Map<String, @Nullable Object>> initialState(ApplicationKey key, RunDocuments documents, int line) {
        Pointer parent = Origin.parent(documents);
        Long sequenceId = parent == null ? null : parent.sequenceId();
        if (parent == null || sequenceId == null || line == 0) {
            return Optional.empty();
        }
        return run(new ApplicationKey(key.project(), parent.appId()), line - 1)
                .flatMap(run -> run.stateAfter(sequenceId));
    }
}
