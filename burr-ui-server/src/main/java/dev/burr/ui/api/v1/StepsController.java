package dev.burr.ui.api.v1;

import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepSummary;
import dev.burr.ui.index.TransitionReason;
import dev.burr.ui.storage.ApplicationKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The steps of a run as a list without payloads, and one step with its payload. */
@RestController
@RequestMapping("/api/v1")
final class StepsController {

    private static final int LONGEST_PAGE = 5000;

    private final RunIndex index;

    StepsController(RunIndex index) {
        this.index = index;
    }

    /** @param after place in the list behind which the answer begins; -1 for the start */
    @GetMapping("/steps")
    StepPage steps(
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.badRequest("Parameter 'limit' is " + limit + ", which is not between 1 and "
                    + LONGEST_PAGE + ". Ask for a page of that size and follow nextAfter.");
        }
        Run run = run(project, app);
        List<StepSummary> steps = run.steps(after, limit);
        int last =
                steps.isEmpty() ? run.total() - 1 : steps.get(steps.size() - 1).index();
        return new StepPage(steps, run.total(), run.version(), last < run.total() - 1 ? last : null);
    }

    @GetMapping("/step")
    StepDetail step(@RequestParam String project, @RequestParam String app, @RequestParam long sequenceId) {
        Run run = run(project, app);
        int place = run.indexOf(sequenceId).orElseThrow(() -> Missing.step(app, sequenceId));
        Optional<StepEnd> end = run.end(place);
        Map<String, @Nullable Object> stateAfter = end.map(StepEnd::state).orElse(null);
        StepSummary step = run.step(place);
        Optional<GraphDocument.Action> action = action(run, step.action());
        return new StepDetail(
                step,
                run.inputs(place),
                end.map(StepsController::result).orElse(null),
                end.map(StepEnd::exception).orElse(null),
                stateAfter,
                end.map(StepEnd::stateProblem).orElse(null),
                run.stateBefore(place).orElse(null),
                attributes(run.details(place)),
                run.writers(place, stateAfter == null ? Set.of() : stateAfter.keySet()),
                origin(run, place),
                action.map(GraphDocument.Action::reads).orElse(List.of()),
                action.map(GraphDocument.Action::writes).orElse(List.of()),
                action.map(GraphDocument.Action::code).orElse(""),
                run.bytes(place));
    }

    private Run run(String project, String app) {
        return index.run(new ApplicationKey(project, app)).orElseThrow(() -> Missing.application(project, app));
    }

    private static Optional<GraphDocument.Action> action(Run run, String name) {
        return run.graph().readable().stream()
                .flatMap(graph -> graph.actions().stream())
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    private static @Nullable StepOrigin origin(Run run, int place) {
        OptionalInt before = run.succeededBefore(place);
        if (before.isEmpty()) {
            return null;
        }
        StepSummary from = run.step(before.getAsInt());
        TransitionReason reason = run.reason(place);
        return new StepOrigin(from.sequenceId(), from.action(), reason.condition(), reason.values());
    }

    private static @Nullable Map<?, ?> result(StepEnd end) {
        return end.result() instanceof Map<?, ?> fields ? fields : null;
    }

    private static List<AttributeView> attributes(List<TrackingEvent> details) {
        return details.stream().flatMap(StepsController::attribute).toList();
    }

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

    /** It is shown as the origin of the step. */
    private static boolean isTransition(Attribute attribute) {
        return attribute.spanId() == null && attribute.key().equals(Attribute.TRANSITION);
    }
}
