package dev.burr.ui.index;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
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
        return read(step.begin(), BeginEntry.class);
    }

    Optional<EndEntry> end(StepEntry step) {
        return Optional.ofNullable(step.end()).flatMap(line -> read(line, EndEntry.class));
    }

    List<TrackingEvent> details(List<Line> lines) {
        return lines.stream()
                .map(line -> repository.event(key, line))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The state before the first step, if another run has it. */
    Optional<Map<String, @Nullable Object>> initialState() {
        return initialState.get();
    }

    private <E extends TrackingEvent> Optional<E> read(Line line, Class<E> type) {
        return repository.event(key, line).filter(type::isInstance).map(type::cast);
    }
}
