package dev.burr.ui.index;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One run as it was when it was asked for. What it says of steps stays the same while the log grows; payloads are read from
 * the log when they are asked for. Safe for use by many threads.
 */
public final class Run {

    private final RunOverview overview;
    private final RunDocuments documents;
    private final FoldedLog log;
    private final RunPayloads payloads;
    private final WriterLiveness liveness;
    private final Declarations declarations;

    Run(RunOverview overview, RunDocuments documents, FoldedLog log, RunPayloads payloads, WriterLiveness liveness) {
        this.overview = overview;
        this.documents = documents;
        this.log = log;
        this.payloads = payloads;
        this.liveness = liveness;
        this.declarations = Declarations.of(documents.graph().content());
    }

    public ApplicationSummary summary() {
        return overview.summary(liveness);
    }

    /** Another text whenever the run has changed. */
    public String version() {
        return overview.version(liveness);
    }

    /** Another text whenever the log changes from which it has its first state; empty unless it is a fork. */
    public String originVersion() {
        return payloads.originVersion(metadata());
    }

    public Document<GraphDocument> graph() {
        return documents.graph();
    }

    /** Empty where the file is missing or cannot be read. */
    public MetadataDocument metadata() {
        return overview.metadata();
    }

    public List<ChildLink> children() {
        return documents.children().readable().orElse(List.of());
    }

    /** What cannot be read in its files, up to a bound. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (log.problem() != null) {
            problems.add(new Problem(0, 0, log.problem()));
        }
        documents.problems().forEach(message -> problems.add(new Problem(0, 0, message)));
        problems.addAll(log.problems());
        return problems;
    }

    /** Number of steps. */
    public int total() {
        return log.steps().size();
    }

    /** The steps behind a place in the list, at most {@code limit}. */
    public List<StepSummary> steps(int after, int limit) {
        long start = Math.max(0, after + 1L);
        return LongStream.range(start, Math.min(total(), start + limit))
                .mapToObj(index -> step((int) index))
                .toList();
    }

    /** The place of a step in the list. */
    public OptionalInt indexOf(long sequenceId) {
        int low = 0;
        int high = total() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(entry(middle).sequenceId(), sequenceId);
            if (order == 0) {
                return OptionalInt.of(middle);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return OptionalInt.empty();
    }

    public StepSummary step(int index) {
        StepEntry step = entry(index);
        KeyChanges changes = changes(step);
        return new StepSummary(
                index,
                step.sequenceId(),
                step.action(),
                status(index, step),
                step.started(),
                step.ended(),
                step.durationMicros(),
                changes.added(),
                changes.changed(),
                changes.removed(),
                undeclared(step, changes),
                condition(index, step),
                step.error(),
                step.attributes(),
                step.spans(),
                step.attempts(),
                step.stream());
    }

    /** Whether a step changed a key that its action does not declare to write, as far as that is known. */
    public boolean hasUndeclaredWrites() {
        return log.steps().stream()
                .anyMatch(step -> !undeclared(step, changes(step)).isEmpty());
    }

    /** The action of a step. */
    public String action(int index) {
        return entry(index).action();
    }

    /** The places of the steps that changed a top-level key of the user's state, as far as that is known. */
    public IntStream changesOf(String key) {
        return IntStream.range(0, total()).filter(index -> changes(entry(index)).touches(key));
    }

    /**
     * How some steps ended; empty where one has no end. They are read while the stream is gone through, in the order of the
     * places, and what their states have in common is read once.
     */
    public Stream<Optional<StepEnd>> ends(IntStream places) {
        Iterator<StepEntry> steps = places.mapToObj(this::entry).iterator();
        Iterator<Optional<StepEnd>> ends = new StepEnds(steps, payloads.newStates());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(ends, Spliterator.ORDERED), false);
    }

    /** Size of a step's entries in the log. */
    public long bytes(int index) {
        return entry(index).bytes();
    }

    /**
     * The entries of each step as they were logged, without steps whose begin entry is gone. They are read while it is gone
     * through, which only one thread may do.
     */
    public Iterable<StepPayload> payloads() {
        return () -> {
            StateReader states = payloads.newStates();
            return log.steps().stream()
                    .map(step -> payload(step, states))
                    .flatMap(Optional::stream)
                    .iterator();
        };
    }

    private Optional<StepPayload> payload(StepEntry step, StateReader states) {
        return payloads.begin(step)
                .map(begin -> new StepPayload(
                        begin, payloads.end(step, states).orElse(null), payloads.details(step.details())));
    }

    /** What the caller gave to a step; empty if its begin entry is gone. */
    public Map<String, @Nullable Object> inputs(int index) {
        return payloads.begin(entry(index)).map(BeginEntry::inputs).orElse(Map.of());
    }

    /** How the last attempt of a step ended, if it did. */
    public Optional<StepEnd> end(int index) {
        StepEntry step = entry(index);
        return step.ended() == null ? Optional.empty() : payloads.end(step);
    }

    /** What was logged during the last attempt of a step, in the order of the log. */
    public List<TrackingEvent> details(int index) {
        StepEntry step = entry(index);
        return payloads.details(
                step.details().subList(step.attemptDetails(), step.details().size()));
    }

    /** The state after a step, with Burr's own keys; empty if there is no such step, it has no end, or it is not known. */
    public Optional<Map<String, @Nullable Object>> stateAfter(long sequenceId) {
        return lastEnd(sequenceId).map(StepEnd::state);
    }

    /** How a step ended, whichever attempt; empty if there is no such step or it has no end. */
    public Optional<StepEnd> lastEnd(long sequenceId) {
        OptionalInt index = indexOf(sequenceId);
        return index.isEmpty() ? Optional.empty() : payloads.end(entry(index.getAsInt()));
    }

    /** The state before a step; empty if it is not known. */
    public Optional<Map<String, @Nullable Object>> stateBefore(int index) {
        OptionalInt before = endedBefore(index);
        return before.isEmpty()
                ? payloads.initialState()
                : payloads.end(entry(before.getAsInt())).map(StepEnd::state);
    }

    /** The place of the last step before another that has an end, and so a state. */
    public OptionalInt endedBefore(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (entry(i).end() != null) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The place of the last step before another that succeeded, and so led to it. */
    public OptionalInt succeededBefore(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (entry(i).ended() != null && !entry(i).failed()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** For each of the keys, the last step up to a place in the list that changed it, if any did and it is known. */
    public Map<String, Long> writers(int index, Set<String> keys) {
        Map<String, Long> writers = new LinkedHashMap<>();
        Set<String> left = new TreeSet<>(keys);
        for (int i = index; i >= 0 && !left.isEmpty(); i--) {
            KeyChanges changes = changes(entry(i));
            long sequenceId = entry(i).sequenceId();
            if (entry(i).end() != null && entry(i).changes() == null) {
                return writers;
            }
            left.removeIf(key -> {
                boolean written = changes.touches(key);
                if (written) {
                    writers.put(key, sequenceId);
                }
                return written;
            });
        }
        return writers;
    }

    /** Why a step was run. */
    public TransitionReason reason(int index) {
        for (TrackingEvent event : details(index)) {
            if (event instanceof Attribute attribute
                    && attribute.spanId() == null
                    && attribute.key().equals(Attribute.TRANSITION)) {
                return TransitionReason.of(attribute.value());
            }
        }
        return new TransitionReason(condition(index, entry(index)), null);
    }

    /** Whether somebody may still write to it, or wrote so lately that nobody can tell. */
    public boolean mayGrow() {
        return overview.mayGrow(liveness);
    }

    private StepEntry entry(int index) {
        return log.steps().get(index);
    }

    private KeyChanges changes(StepEntry step) {
        KeyChanges changes = step.changes();
        return changes == null ? KeyChanges.NONE : changes.assuming(declarations.writes(step.action()));
    }

    private List<String> undeclared(StepEntry step, KeyChanges changes) {
        Set<String> writes = declarations.writes(step.action());
        return writes == null ? List.of() : changes.outside(writes);
    }

    private StepStatus status(int index, StepEntry step) {
        if (step.ended() != null) {
            return step.failed() ? StepStatus.FAILED : StepStatus.SUCCEEDED;
        }
        boolean last = index == total() - 1;
        return last && overview.status(liveness) == ApplicationStatus.RUNNING
                ? StepStatus.RUNNING
                : StepStatus.INTERRUPTED;
    }

    private @Nullable String condition(int index, StepEntry step) {
        if (step.condition() != null || index == 0) {
            return step.condition();
        }
        StepEntry before = entry(index - 1);
        return before.failed() ? null : declarations.condition(before.action(), step.action());
    }
}
