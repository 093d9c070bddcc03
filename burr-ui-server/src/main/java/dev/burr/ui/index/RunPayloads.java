package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.TrackingRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads from the log what the index does not keep. An entry that is gone meanwhile is missing from the answer. */
final class RunPayloads {

    private final ApplicationKey key;
    private final TrackingRepository repository;
    private final Supplier<Optional<Map<String, @Nullable Object>>> initialState;

    RunPayloads(
            ApplicationKey key,
            TrackingRepository repository,
            Supplier<Optional<Map<String, @Nullable Object>>> initialState) {
        this.key = key;
        this.repository = repository;
        this.initialState = initialState;
    }

    Optional<BeginEntry> begin(StepEntry step) {
        return repository
                .event(key, step.begin())
                .filter(BeginEntry.class::isInstance)
                .map(BeginEntry.class::cast);
    }

    Optional<StepEnd> end(StepEntry step) {
        return end(step, newStates());
    }

    /** @param states of the same run; from step to step it does not read again what they have in common */
    Optional<StepEnd> end(StepEntry step, StateReader states) {
        return Optional.ofNullable(step.end()).flatMap(states::end);
    }

    StateReader newStates() {
        return new StateReader(key, repository);
    }

    List<TrackingEvent> details(List<Line> lines) {
        return lines.isEmpty()
                ? List.of()
                : repository.events(key, lines).stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Another text whenever the log changes that has the state before the first step; empty where no other has. */
    String originVersion(MetadataDocument metadata) {
        Pointer parent = metadata.parent();
        if (parent == null || parent.sequenceId() == null) {
            return "";
        }
        return repository
                .application(new ApplicationKey(key.project(), parent.appId()))
                .map(found -> version(found.stamp()))
                .orElse("gone");
    }

    private static String version(Stamp log) {
        return String.join(
                "-",
                Long.toString(log.logBytes(), Character.MAX_RADIX),
                Long.toString(log.logModified().toEpochMilli(), Character.MAX_RADIX),
                Integer.toString(log.logIdentity().hashCode(), Character.MAX_RADIX));
    }

    /** The state before the first step, if another run has it. */
    Optional<Map<String, @Nullable Object>> initialState() {
        return initialState.get();
    }
}
