package dev.burr.ui.index;

import dev.burr.tracking.WriterIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a log. The parameters that {@link FoldedLog} and {@link RunOverview} have too mean the same.
 *
 * @param lastAction of the step with the highest sequence id; likewise {@code outcome}
 * @param firstActivity when the step with the lowest sequence id began
 */
record LogFacts(
        int steps,
        int failedSteps,
        @Nullable String firstInput,
        @Nullable String lastAction,
        List<String> actions,
        @Nullable Instant firstActivity,
        @Nullable Instant lastHeard,
        boolean zoneless,
        long activeMicros,
        RunOverview.Outcome outcome,
        @Nullable String problem,
        int unreadable,
        long loggedSteps,
        @Nullable WriterIdentity writer,
        List<ActivityDay> days) {

    static LogFacts of(FoldedLog log) {
        List<StepEntry> steps = log.steps();
        StepEntry last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        return new LogFacts(
                steps.size(),
                (int) steps.stream().filter(StepEntry::failed).count(),
                log.firstInput(),
                last == null ? null : last.action(),
                log.actions(),
                steps.isEmpty() ? null : steps.get(0).started(),
                log.lastHeard(),
                log.zoneless(),
                steps.stream()
                        .map(StepEntry::durationMicros)
                        .mapToLong(micros -> micros == null ? 0 : micros)
                        .sum(),
                outcome(last),
                log.problem(),
                log.unreadable(),
                log.loggedSteps(),
                log.writer(),
                log.days());
    }

    private static RunOverview.Outcome outcome(@Nullable StepEntry last) {
        if (last == null) {
            return RunOverview.Outcome.EMPTY;
        }
        if (last.ended() == null) {
            return RunOverview.Outcome.OPEN;
        }
        return last.failed() ? RunOverview.Outcome.FAILED : RunOverview.Outcome.SUCCEEDED;
    }
}
