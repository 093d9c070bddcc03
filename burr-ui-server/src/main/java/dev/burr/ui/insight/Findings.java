package dev.burr.ui.insight;

import dev.burr.ui.insight.RunInsight.ActionStatistics;
import dev.burr.ui.insight.RunInsight.DroppedEvent;
import dev.burr.ui.insight.RunInsight.DroppedKind;
import dev.burr.ui.insight.RunInsight.IdGap;
import dev.burr.ui.insight.RunInsight.ModelUsage;
import dev.burr.ui.insight.RunInsight.OpenStep;
import dev.burr.ui.insight.RunInsight.RepeatedStep;
import dev.burr.ui.insight.RunInsight.StepUsage;
import dev.burr.ui.insight.RunInsight.TimedStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up what was taken in of a run. For one use. */
final class Findings {

    private static final int MOST = 100;
    private static final int MOST_STEPS = 10_000;
    private static final int SLOWEST = 10;
    private static final int MOST_IDS = 20;

    private final ModelPrices prices;
    private final UsageSum all;
    private final Map<@Nullable String, UsageSum> models = new LinkedHashMap<>();
    private final Map<String, ActionTally> actions = new LinkedHashMap<>();
    private final Map<List<Object>, List<Long>> sameWork = new LinkedHashMap<>();
    private final List<StepUsage> stepUsages = new ArrayList<>();
    private final List<TimedStep> timed = new ArrayList<>();
    private final List<IdGap> gaps = new ArrayList<>();
    private final List<OpenStep> open = new ArrayList<>();
    private final List<DroppedEvent> dropped = new ArrayList<>();
    private int droppedEvents;
    private int openSteps;
    private long missing;

    private Findings(ModelPrices prices) {
        this.prices = prices;
        this.all = new UsageSum(prices);
    }

    static RunInsight of(RunTally run, ModelPrices prices) {
        Findings findings = new Findings(prices);
        Long before = null;
        for (StepTally step : run.steps()) {
            findings.addDropped(step);
            if (step.isStep()) {
                findings.add(step, before);
                before = step.sequenceId();
            }
        }
        return findings.told(run);
    }

    private void add(StepTally step, @Nullable Long before) {
        if (before != null && step.sequenceId() - before > 1) {
            missing += step.sequenceId() - before - 1;
            addFew(1, new IdGap(before + 1, step.sequenceId() - 1), gaps);
        }
        if (step.isOpen() && !step.isOvertaken()) {
            openSteps++;
            addFew(1, new OpenStep(step.sequenceId(), step.action()), open);
        }
        if (step.work() != 0) {
            sameWork.computeIfAbsent(List.of(step.action(), step.work()), work -> new ArrayList<>())
                    .add(step.sequenceId());
        }
        ActionTally action = actions.computeIfAbsent(step.action(), name -> new ActionTally(prices));
        for (StepTally.Attempt attempt : step.ended()) {
            action.add(attempt);
            timed.add(new TimedStep(step.sequenceId(), step.action(), attempt.micros()));
        }
        addCalls(step, action);
    }

    private void addDropped(StepTally step) {
        addDropped(step.lostItsBegin() ? 1 : 0, new DroppedEvent(step.sequenceId(), step.action(), DroppedKind.BEGIN));
        addDropped(step.lostEnds(), new DroppedEvent(step.sequenceId(), step.action(), DroppedKind.END));
    }

    private void addDropped(int times, DroppedEvent event) {
        droppedEvents += times;
        addFew(times, event, dropped);
    }

    /** Adds something so many times, as far as somebody will be told. */
    private static <T> void addFew(int times, T something, List<T> told) {
        told.addAll(Collections.nCopies(Math.min(times, MOST - told.size()), something));
    }

    private void addCalls(StepTally step, ActionTally action) {
        List<ModelCall> calls = step.modelCalls();
        if (calls.isEmpty()) {
            return;
        }
        UsageSum ofStep = new UsageSum(prices);
        for (ModelCall call : calls) {
            ofStep.add(call);
            all.add(call);
            action.usage.add(call);
            models.computeIfAbsent(call.model(), model -> new UsageSum(prices)).add(call);
        }
        if (stepUsages.size() < MOST_STEPS) {
            stepUsages.add(new StepUsage(step.sequenceId(), ofStep.usage()));
        }
    }

    private RunInsight told(RunTally run) {
        return new RunInsight(
                all.usage(),
                models.entrySet().stream()
                        .map(model ->
                                new ModelUsage(model.getKey(), model.getValue().usage()))
                        .sorted(Comparator.comparingLong(
                                        (ModelUsage model) -> model.usage().inputTokens()
                                                + model.usage().outputTokens())
                                .reversed())
                        .toList(),
                stepUsages,
                actions.entrySet().stream()
                        .map(action -> action.getValue().told(action.getKey()))
                        .sorted(Comparator.comparingLong(ActionStatistics::totalMicros)
                                .reversed())
                        .toList(),
                timed.stream()
                        .sorted(Comparator.comparingLong(TimedStep::durationMicros)
                                .reversed())
                        .limit(SLOWEST)
                        .toList(),
                List.copyOf(gaps),
                missing,
                List.copyOf(open),
                openSteps,
                List.copyOf(dropped),
                droppedEvents,
                run.growth(),
                repeated(),
                run.unreadable(),
                run.openings());
    }

    private List<RepeatedStep> repeated() {
        return sameWork.entrySet().stream()
                .filter(same -> same.getValue().size() > 1)
                .map(same -> new RepeatedStep(
                        (String) same.getKey().get(0),
                        same.getValue().size(),
                        same.getValue().stream().limit(MOST_IDS).toList()))
                .sorted(Comparator.comparingInt(RepeatedStep::times).reversed())
                .limit(MOST)
                .toList();
    }
}
