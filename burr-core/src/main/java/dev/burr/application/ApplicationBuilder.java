package dev.burr.application;

import dev.burr.application.ApplicationSpec.Surroundings;
import dev.burr.application.HookSources.HookSource;
import dev.burr.application.StartingPoint.Found;
import dev.burr.application.StartingPoint.Verb;
import dev.burr.core.Action;
import dev.burr.core.ApplicationId;
import dev.burr.core.ChildRun.Inherited;
import dev.burr.core.Graph;
import dev.burr.core.GraphBuilder;
import dev.burr.core.InvalidGraphException;
import dev.burr.core.State;
import dev.burr.core.Transition;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.persistence.StatePersister;
import dev.burr.tracking.TrackingClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an {@link Application} together; reads as a sentence:
 *
 * <pre>{@code
 * Application app = new ApplicationBuilder()
 *         .withActions(
 *                 action("count").reads("n").writes("n").run(state -> state.increment("n")),
 *                 action("done").run(state -> state))
 *         .withTransitions(
 *                 from("count").to("count").when("n < 10"),
 *                 from("count").to("done"))
 *         .withState(State.of("n", 0))
 *         .withEntrypoint("count")
 *         .withTracker(LocalTrackingClient.forProject("demo-counter"))
 *         .build();
 * }</pre>
 *
 * <p>{@link #build()} checks everything and reports all problems at once. It copies and leaves the builder as it was:
 * building twice gives two applications that share nothing but what they were given. Options that exclude each other are
 * refused at the second call. A builder is for one thread at a time.
 */
public final class ApplicationBuilder {

    private static final Logger log = LoggerFactory.getLogger(ApplicationBuilder.class);

    private final GraphBuilder graph = Graph.builder();
    private final List<HookSource> hooks = new ArrayList<>();
    private final Map<String, Map<Inherited, List<HookSource>>> childrenOf = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
    private @Nullable Map<Inherited, List<HookSource>> children;
    private @Nullable State state;
    private @Nullable String entrypoint;
    private @Nullable String appId;
    private @Nullable String partitionKey;
    private @Nullable StartingPoint start;
    private @Nullable TrackingClient tracker;
    private boolean trackerIsDefault;
    private @Nullable ParentPointer spawnedBy;
    private @Nullable StatePersister persister;
    private boolean persisterIsDefault;
    private Clock clock = Clock.systemUTC();
    private Executor executor = BackgroundThreads.EXECUTOR;
    private UnaryOperator<Runnable> taskDecorator = UnaryOperator.identity();
    private long maxSteps = Long.MAX_VALUE;
    private Pause pause = Pause.SLEEP;
    private Supplier<String> ids = () -> UUID.randomUUID().toString();

    /** Adds actions. */
    public ApplicationBuilder withActions(Action... actions) {
        graph.withActions(actions);
        return this;
    }

    /** Adds the methods of objects that are annotated with {@link dev.burr.core.BurrAction}, such as those of a Spring bean. */
    public ApplicationBuilder withActionsOf(Object... beans) {
        graph.withActionsOf(beans);
        return this;
    }

    /** Adds transitions. Of those out of one action, the first that holds is taken. */
    public ApplicationBuilder withTransitions(Transition.Declaration... transitions) {
        graph.withTransitions(transitions);
        return this;
    }

    /** Adds the actions and transitions of a graph that was built apart. */
    public ApplicationBuilder withGraph(Graph built) {
        graph.withGraph(built);
        return this;
    }

    /** The state to start with; empty when not given. */
    public ApplicationBuilder withState(State initial) {
        requireUnset(start, "withState", "the state comes from a recorded application. Pass changes to overriding(…)");
        this.state = initial;
        return this;
    }

    /** The state to start with: the components of a record, by name. */
    public ApplicationBuilder withState(Record initial) {
        return withState(State.of(initial));
    }

    /**
     * Declares that the state has the components of a record and nothing else: an action or a condition that touches
     * another key, or one of these as another type, is a problem when the application is built. Keys that only a recorded
     * state has are kept.
     */
    public ApplicationBuilder withTypedState(Class<? extends Record> type) {
        graph.withTypedState(type);
        return this;
    }

    /** The action that runs first. May be left out where an application goes on from a recorded state. */
    public ApplicationBuilder withEntrypoint(String action) {
        this.entrypoint = action;
        return this;
    }

    /** The id to run and be tracked under; a random one for each {@link #build()} when not given. */
    public ApplicationBuilder withIdentifiers(String id) {
        if (start != null && start.verb() != Verb.FORK) {
            throw conflict("withIdentifiers", "the id is that of the recorded application '" + start.appId() + "'");
        }
        if (start != null && start.appId().equals(id)) {
            throw forkIntoItself();
        }
        this.appId = id;
        return this;
    }

    /** The id, and what the application belongs to, such as a user. */
    public ApplicationBuilder withIdentifiers(String id, @Nullable String partition) {
        withIdentifiers(id);
        return withPartitionKey(partition);
    }

    /**
     * What the application belongs to, such as a user. When not given: what the recorded application belongs to, else
     * nothing. An application that goes on stays where it belongs: naming another partition is refused. A fork is a new
     * application, and may belong to somebody else.
     */
    public ApplicationBuilder withPartitionKey(@Nullable String partition) {
        this.partitionKey = partition;
        return this;
    }

    /**
     * The step that this application is started from, in a way that {@link dev.burr.core.ActionContext#spawn} does not cover:
     * the two are linked in the log.
     */
    public ApplicationBuilder withSpawningParent(ParentPointer step) {
        this.spawnedBy = Objects.requireNonNull(step, "step");
        return this;
    }

    /** Adds observers, called in the order in which they were added. */
    public ApplicationBuilder withHooks(LifecycleHook... added) {
        for (LifecycleHook hook : added) {
            hooks.add(new HookSource(Inherited.HOOKS, id -> hook));
        }
        return this;
    }

    /** Records every step, and makes recorded states available to go on from. Comes in the place of a default one. */
    public ApplicationBuilder withTracker(TrackingClient client) {
        requireUnset(
                trackerIsDefault ? null : tracker, "withTracker", "a tracker is set already. An application has one");
        this.trackerIsDefault = false;
        track(client);
        return this;
    }

    /**
     * As {@link #withTracker}, for whoever prepares builders for others: the first call of that one takes its place, and it comes
     * into the place of none that was chosen. Of several defaults, the last one holds.
     */
    public ApplicationBuilder withDefaultTracker(TrackingClient client) {
        if (tracker == null || trackerIsDefault) {
            this.trackerIsDefault = true;
            track(client);
        }
        return this;
    }

    /** One that replaces another is called when that one would have been. */
    private void track(TrackingClient client) {
        var recorder = new HookSource(Inherited.TRACKER, client::hookFor);
        if (tracker == null) {
            hooks.add(recorder);
        } else {
            hooks.replaceAll(hook -> hook.kind() == Inherited.TRACKER ? recorder : hook);
        }
        this.tracker = client;
    }

    /** Whether a tracker records what this builds. */
    public boolean hasTracker() {
        return tracker != null;
    }

    /** Whether a persister saves the states of what this builds. */
    public boolean hasPersister() {
        return persister != null;
    }

    /**
     * Saves the state after every step, failed ones included, and is asked for recorded states in place of the tracker:
     * what only the tracker has is not found. A step is tracked first and saved then.
     *
     * <p>When saving fails, the caller of the run gets a {@link dev.burr.persistence.StateNotSavedException}, and the state
     * in memory is the one after the step. When another instance has saved the step, it is a {@link
     * dev.burr.persistence.StepAlreadySavedException}, and this application runs no further step. When the action fails, the
     * caller gets that failure, with the one to save as suppressed.
     *
     * <p>Comes in the place of a default one.
     */
    public ApplicationBuilder withPersister(StatePersister store) {
        requireUnset(
                persisterIsDefault ? null : persister,
                "withPersister",
                "a persister is set already. An application has one");
        this.persisterIsDefault = false;
        this.persister = store;
        return this;
    }

    /**
     * As {@link #withPersister}, for whoever prepares builders for others: the first call of that one takes its place, and it comes
     * into the place of none that was chosen. Of several defaults, the last one holds.
     */
    public ApplicationBuilder withDefaultPersister(StatePersister store) {
        if (persister == null || persisterIsDefault) {
            this.persisterIsDefault = true;
            this.persister = store;
        }
        return this;
    }

    /**
     * What watches and stores the applications that the steps of an action run, where that is not what watches and stores
     * this one: {@code withChildrenOf("research", children -> children.tracker(details))}. It is theirs whatever they are
     * {@link dev.burr.core.ParallelBuilder#inheriting told to inherit}, and their own children inherit it from them. Any
     * action may run others, not only a parallel one; one that does not has no use for it.
     */
    public ApplicationBuilder withChildrenOf(String action, UnaryOperator<ChildrenBuilder> given) {
        requireUnset(
                childrenOf.get(action),
                "withChildrenOf",
                "it was called already for action '" + action + "'. Say everything in one call");
        childrenOf.put(action, given.apply(new ChildrenBuilder()).given());
        return this;
    }

    /** As {@link #withChildrenOf}, for the steps of all actions. What is said for one of them comes before it. */
    public ApplicationBuilder withChildren(UnaryOperator<ChildrenBuilder> given) {
        requireUnset(children, "withChildren", "it was called already. Say everything in one call");
        this.children = given.apply(new ChildrenBuilder()).given();
        return this;
    }

    /** The clock of all events; the system's when not given. */
    public ApplicationBuilder withClock(Clock source) {
        this.clock = source;
        return this;
    }

    /**
     * Runs what is started in the background, as by {@link Application#start} and {@link Application#stream}. When not given:
     * a virtual thread for each run where the JDK has them, else a thread. An executor that runs its tasks on the caller's
     * thread does for {@code start}; a stream would wait for its reader on the reader's own thread, for ever.
     *
     * <p>It is given its tasks on the thread that starts them. So an executor that takes along what is bound to that thread,
     * such as a logging context, takes it to background runs and to children, of any depth.
     */
    public ApplicationBuilder withExecutor(Executor runner) {
        this.executor = Objects.requireNonNull(runner, "runner");
        return this;
    }

    /**
     * Wraps what the executor is given, whichever that is: on the thread that starts it, a background run or some children, so
     * that what is bound to that thread can be taken along. Several apply one around the other, the first one innermost.
     */
    public ApplicationBuilder withTaskDecorator(UnaryOperator<Runnable> decorator) {
        UnaryOperator<Runnable> inner = taskDecorator;
        Objects.requireNonNull(decorator, "decorator");
        this.taskDecorator = task -> decorator.apply(inner.apply(task));
        return this;
    }

    /**
     * How many steps one run may take; as many as it likes when not given. A run that would take more fails with {@link
     * MaxStepsExceededException}, which shows the cycle it was in.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public ApplicationBuilder withMaxSteps(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("Number of steps %d is not positive. Pass 1 or more.".formatted(most));
        }
        this.maxSteps = most;
        return this;
    }

    /** How to wait before a retry. */
    ApplicationBuilder withPause(Pause pausing) {
        this.pause = pausing;
        return this;
    }

    /** Makes the ids of applications that are given none; random UUIDs when not set. */
    public ApplicationBuilder withIdGenerator(Supplier<String> generator) {
        this.ids = generator;
        return this;
    }

    /** Goes on behind the last recorded step of an application; a failed step runs again. */
    public ApplicationBuilder resumeFrom(String id) {
        return startAt(new StartingPoint(Verb.RESUME, id, null, null));
    }

    /**
     * Goes on behind the last recorded step of an application, or starts it with this state when there is none, or nobody
     * to ask. Keys of this state that the recorded one lacks are added to it: an earlier version of the program may
     * not have known them.
     */
    public ApplicationBuilder resumeFrom(String id, State initial) {
        return startAt(new StartingPoint(Verb.RESUME, id, null, initial));
    }

    /** Starts an application at its entrypoint again, with the state that it last had. */
    public ApplicationBuilder restartFrom(String id) {
        return startAt(new StartingPoint(Verb.RESTART, id, null, null));
    }

    /** A new application that goes on behind the last recorded step of another one, and is linked to it. */
    public ApplicationBuilder forkFrom(String id) {
        return startAt(new StartingPoint(Verb.FORK, id, null, null));
    }

    /** A new application that goes on behind a recorded step of another one, and is linked to it. */
    public ApplicationBuilder forkFrom(String id, long sequenceId) {
        return startAt(new StartingPoint(Verb.FORK, id, sequenceId, null));
    }

    /** Replaces a value of the recorded state. Not applied to a state that an application starts with for want of one. */
    public ApplicationBuilder overriding(String key, @Nullable Object value) {
        overrides.put(key, value);
        return this;
    }

    private ApplicationBuilder startAt(StartingPoint point) {
        String verb = point.verb().name().toLowerCase(Locale.ROOT) + "From";
        requireUnset(start, verb, "a recorded application is set already. An application goes on from one");
        requireUnset(state, verb, "withState was called. Pass the state to resumeFrom(id, state)");
        if (appId != null && point.verb() != Verb.FORK) {
            throw conflict(verb, "withIdentifiers was called. The id is that of the recorded application");
        }
        if (point.appId().equals(appId)) {
            throw forkIntoItself();
        }
        this.start = point;
        return this;
    }

    private static void requireUnset(@Nullable Object option, String call, String reason) {
        if (option != null) {
            throw conflict(call, reason);
        }
    }

    private static IllegalStateException conflict(String call, String reason) {
        return new IllegalStateException("%s can't be used here: %s.".formatted(call, reason));
    }

    /**
     * The application. Warns, once in a process, of what is hardly meant: see {@link Graph#warningsFor}.
     *
     * @throws InvalidGraphException with everything that is wrong with the graph, the entrypoint and the state
     * @throws dev.burr.persistence.UnknownApplicationException when a recorded state is asked for that does not exist
     * @throws dev.burr.core.BurrException when it lacks values (masked ones, say) that are not given to {@link #overriding},
     *     or one is there of an application that is to be new
     * @throws dev.burr.persistence.WrongPartitionException when an application is to go on in the name of a partition
     *     that it does not belong to
     * @throws IllegalArgumentException when the tracker or the persister can't use the id
     */
    public Application build() {
        Found found = start == null
                ? Found.nothing(state == null ? State.empty() : state)
                : start.find(persister == null ? tracker : persister, partitionKey);
        State initial = start == null ? found.state() : start.stateOf(found, overrides);
        Graph built = builtGraph(initial);
        ApplicationId id = idOf(found);
        String first = entrypoint == null ? built.actions().get(0).name() : entrypoint;
        var surroundings = new Surroundings(hooksFor(id), clock, decorated(executor, taskDecorator), maxSteps, pause);
        return ApplicationSpec.of(id, built, first, surroundings).create(initial, found.parent(), spawnedBy);
    }

    private static Executor decorated(Executor executor, UnaryOperator<Runnable> decorator) {
        return task -> executor.execute(decorator.apply(task));
    }

    private HookSources hooksFor(ApplicationId id) {
        var all = new ArrayList<>(hooks);
        StatePersister saver = persister;
        boolean named = appId != null;
        if (saver != null) {
            // Last: everybody else has seen a step before it counts as saved.
            all.add(new HookSource(
                    Inherited.PERSISTER,
                    each -> each.equals(id)
                            ? PersistingHook.of(each, saver, named)
                            : PersistingHook.ofChild(each, saver)));
        }
        return new HookSources(all, children == null ? Map.of() : children, childrenOf);
    }

    private Graph builtGraph(State initial) {
        List<String> problems = new ArrayList<>(graph.problemsFor(entrypoint, initial));
        problems.addAll(graph.problemsOfOption("withChildrenOf", childrenOf.keySet()));
        if (start == null && !overrides.isEmpty()) {
            throw conflict("overriding", "there is no recorded state to change. Give the values to withState(…)");
        }
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
        Graph built = graph.build();
        built.warningsFor(entrypoint, initial).forEach(warning -> WarnedOnce.warn(log, warning));
        return built;
    }

    private ApplicationId idOf(Found found) {
        String id = idToUse();
        if (start != null && start.verb() == Verb.FORK && start.appId().equals(id)) {
            throw forkIntoItself();
        }
        return new ApplicationId(id, partitionKey == null ? found.partitionKey() : partitionKey);
    }

    private static IllegalStateException forkIntoItself() {
        return conflict("forkFrom", "the fork would have the id of the application it comes from. Give it another one");
    }

    private String idToUse() {
        if (start != null && start.verb() != Verb.FORK) {
            return start.appId();
        }
        return appId == null ? ids.get() : appId;
    }
}
