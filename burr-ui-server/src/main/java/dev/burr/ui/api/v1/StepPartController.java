package dev.burr.ui.api.v1;

import dev.burr.tracking.GraphDocument;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** One step without its values, and each of these by itself. */
@RestController
@RequestMapping("/api/v1")
final class StepPartController {

    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_BYTES = 64_000_000;

    private final Runs runs;

    StepPartController(Runs runs) {
        this.runs = runs;
    }

    /** The state before is measured and let go of before the state after is read: they are not in memory together. */
    @GetMapping("/step/parts")
    @Nullable
    StepHead stepParts(
            WebRequest request, @RequestParam String project, @RequestParam String app, @RequestParam long sequenceId) {
        Run run = runs.run(project, app);
        int place = run.indexOf(sequenceId).orElseThrow(() -> Missing.step(app, sequenceId));
        if (runs.unchanged(request, run)) {
            return null;
        }
        StepValues values = new StepValues(run, place);
        List<PartSize> parts = new ArrayList<>();
        for (StepPart part : StepPart.values()) {
            values.of(part).ifPresent(value -> parts.add(PartReader.size(part, value)));
        }
        StepSummary step = run.step(place);
        Optional<StepEnd> end = values.end();
        Optional<GraphDocument.Action> action = StepFacts.action(run, step.action());
        return new StepHead(
                step,
                parts,
                end.map(StepEnd::stateProblem).orElse(null),
                run.writers(place, keys(end.map(StepEnd::state).orElse(null))),
                StepFacts.origin(run, place),
                action.map(GraphDocument.Action::reads).orElse(List.of()),
                action.map(GraphDocument.Action::writes).orElse(List.of()),
                action.map(GraphDocument.Action::code).orElse(""),
                run.bytes(place));
    }

    /**
     * @param pointer JSON pointer of a value in the part
     * @param maxBytes a value that is longer as JSON comes as a list of its entries, or as a piece of a text
     * @param offset number of entries, or of characters of a text, to leave out
     * @param limit number of entries
     */
    @GetMapping("/step/part")
    @Nullable
    PartView stepPart(
            WebRequest request,
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam long sequenceId,
            @RequestParam String part,
            @RequestParam(defaultValue = "") String pointer,
            @RequestParam(defaultValue = "1000000") long maxBytes,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "1000") int limit) {
        StepPart wanted = StepPart.parse(part);
        JsonPointer place = JsonPointer.parse(pointer);
        PartReader.Window window = window(offset, limit, maxBytes);
        Run run = runs.run(project, app);
        int step = run.indexOf(sequenceId).orElseThrow(() -> Missing.step(app, sequenceId));
        if (runs.unchanged(request, run)) {
            return null;
        }
        Object value = new StepValues(run, step).of(wanted).orElseThrow(() -> Missing.part(app, sequenceId, wanted));
        JsonPointer.Found found = place.in(value).orElseThrow(() -> Missing.place(app, sequenceId, wanted, pointer));
        return PartReader.view(wanted, pointer, found.value(), window);
    }

    /** Spans, streams and attributes, without the values of the step. */
    @GetMapping("/step/trace")
    @Nullable
    StepTrace stepTrace(
            WebRequest request, @RequestParam String project, @RequestParam String app, @RequestParam long sequenceId) {
        Run run = runs.run(project, app);
        int place = run.indexOf(sequenceId).orElseThrow(() -> Missing.step(app, sequenceId));
        return runs.unchanged(request, run)
                ? null
                : TraceAssembly.of(run.details(place), run.step(place).start());
    }

    private static PartReader.Window window(int offset, int limit, long maxBytes) {
        Limits.within("offset", offset, 0, Integer.MAX_VALUE);
        Limits.within("limit", limit, 1, MOST_ENTRIES);
        Limits.within("maxBytes", maxBytes, 0, MOST_BYTES);
        return new PartReader.Window(offset, limit, maxBytes);
    }

    private static Set<String> keys(@Nullable Map<String, @Nullable Object> state) {
        return state == null ? Set.of() : state.keySet();
    }
}
