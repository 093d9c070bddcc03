package dev.burr.ui.api.v1;

import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepSummary;
import dev.burr.ui.index.TransitionReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What several answers say of a step. */
final class StepFacts {

    private StepFacts() {}

    /** The declaration of an action. */
    static Optional<GraphDocument.Action> action(Run run, String name) {
        return run.graph().readable().stream()
                .flatMap(graph -> graph.actions().stream())
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    static @Nullable StepOrigin origin(Run run, int place) {
        OptionalInt before = run.succeededBefore(place);
        if (before.isEmpty()) {
            return null;
        }
        StepSummary from = run.step(before.getAsInt());
        TransitionReason reason = run.reason(place);
        return new StepOrigin(from.sequenceId(), from.action(), reason.condition(), reason.values());
    }

    static @Nullable Map<?, ?> result(StepEnd end) {
        return end.result() instanceof Map<?, ?> fields ? fields : null;
    }

    static List<AttributeView> attributes(List<TrackingEvent> details) {
        return details.stream().flatMap(StepFacts::attribute).toList();
    }

    /** The reason for a transition is not among them: it is shown as the origin of the step. */
    private static Stream<AttributeView> attribute(TrackingEvent event) {
        if (!(event instanceof Attribute attribute) || isTransition(attribute)) {
            return Stream.empty();
        }
        LogTime time = attribute.timeLogged();
        return Stream.of(new AttributeView(
                attribute.key(),
                attribute.value(),
                attribute.spanId(),
                attribute.isEvent(),
                time == null ? null : time.instant()));
    }

    private static boolean isTransition(Attribute attribute) {
        return attribute.spanId() == null && attribute.key().equals(Attribute.TRANSITION);
    }
}
