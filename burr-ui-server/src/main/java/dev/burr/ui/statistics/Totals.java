package dev.burr.ui.statistics;

import dev.burr.ui.insight.ModelPrices;
import dev.burr.ui.insight.UsageSum;
import dev.burr.ui.statistics.DaySum.Model;
import dev.burr.ui.statistics.DaySum.ModelSum;
import dev.burr.ui.statistics.ProjectStatistics.ActionFigures;
import dev.burr.ui.statistics.ProjectStatistics.Coverage;
import dev.burr.ui.statistics.ProjectStatistics.DayFigures;
import dev.burr.ui.statistics.ProjectStatistics.ModelFigures;
import dev.burr.ui.statistics.ProjectStatistics.RunUsage;
import dev.burr.ui.statistics.ProjectStatistics.SlowStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the figures of runs. For one use. */
final class Totals {

    private static final int MOST_ACTIONS = 500;
    private static final int MOST_DAYS = 1_000;
    private static final int MOST_SHOWN = 10;
    private static final Comparator<SlowStep> QUICKEST_FIRST = Comparator.comparingLong(SlowStep::durationMicros);
    private static final Comparator<Used> FEWEST_FIRST = Comparator.comparingLong(Used::tokens);

    private final Days wanted;
    private final Names actionNames;
    private final Names modelNames;
    private final ModelPrices prices;
    private final UsageSum usage;
    private final Map<Integer, OfAction> actions = new HashMap<>();
    private final Map<Integer, UsageSum> models = new HashMap<>();
    private final TreeMap<Integer, OfDay> days = new TreeMap<>();
    private final PriorityQueue<SlowStep> slowest = new PriorityQueue<>(QUICKEST_FIRST);
    private final PriorityQueue<Used> costliest = new PriorityQueue<>(FEWEST_FIRST);
    private int read;
    private int damaged;

    Totals(Days wanted, Names actionNames, Names modelNames, ModelPrices prices) {
        this.wanted = wanted;
        this.actionNames = actionNames;
        this.modelNames = modelNames;
        this.prices = prices;
        this.usage = new UsageSum(prices);
    }

    private static final class OfAction {

        final ActionSum sum = new ActionSum();
        int runs;
        String longestApp = "";
        long longestId;
    }

    private static final class OfDay {

        long steps;
        long failed;
        final UsageSum usage;

        OfDay(ModelPrices prices) {
            this.usage = new UsageSum(prices);
        }
    }

    private record Used(String app, UsageSum sum) {

        long tokens() {
            return sum.tokens();
        }
    }

    void add(String app, RunFigures run) {
        read++;
        damaged += run.whole() ? 0 : 1;
        UsageSum ofRun = new UsageSum(prices);
        Set<Integer> ran = new HashSet<>();
        run.days().forEach((day, sum) -> {
            if (wanted.has(day)) {
                OfDay ofDay = days.computeIfAbsent(day, fresh -> new OfDay(prices));
                sum.actions.forEach((action, times) -> {
                    ran.add(action);
                    add(app, action, times, ofDay);
                });
                sum.models.forEach((model, tokens) -> add(model, tokens, List.of(usage, ofDay.usage, ofRun)));
            }
        });
        ran.forEach(action -> Objects.requireNonNull(actions.get(action)).runs++);
        if (ofRun.tokens() > 0) {
            keep(costliest, new Used(app, ofRun));
        }
    }

    private void add(String app, int action, ActionSum times, OfDay day) {
        OfAction all = actions.computeIfAbsent(action, fresh -> new OfAction());
        if (times.longestMicros > all.sum.longestMicros) {
            all.longestApp = app;
            all.longestId = times.longestId;
        }
        all.sum.add(times);
        day.steps += times.count();
        day.failed += times.failed;
        keep(slowest, new SlowStep(app, times.longestId, actionNames.name(action), times.longestMicros));
    }

    private void add(Model model, ModelSum tokens, List<UsageSum> sums) {
        String name = model.nameIn(modelNames);
        UsageSum ofModel = models.computeIfAbsent(model.name(), fresh -> new UsageSum(prices));
        for (UsageSum sum : sums) {
            sum.add(name, tokens.calls(), tokens.input(), tokens.output(), tokens.cached());
        }
        ofModel.add(name, tokens.calls(), tokens.input(), tokens.output(), tokens.cached());
    }

    private static <T> void keep(PriorityQueue<T> most, T another) {
        most.add(another);
        if (most.size() > MOST_SHOWN) {
            most.poll();
        }
    }

    ProjectStatistics told(int runs, boolean full) {
        long steps = days.values().stream().mapToLong(day -> day.steps).sum();
        long failed = days.values().stream().mapToLong(day -> day.failed).sum();
        List<ActionFigures> figures = actions.entrySet().stream()
                .map(action -> told(actionNames.name(action.getKey()), action.getValue()))
                .sorted(Comparator.comparingLong(ActionFigures::totalMicros)
                        .reversed()
                        .thenComparing(ActionFigures::action))
                .toList();
        return new ProjectStatistics(
                new Coverage(runs, read, damaged, full),
                steps,
                failed,
                figures.stream().mapToLong(ActionFigures::totalMicros).sum(),
                usage.usage(),
                toldModels(),
                figures.stream().limit(MOST_ACTIONS).toList(),
                toldDays(),
                sorted(slowest, QUICKEST_FIRST.reversed()),
                sorted(costliest, FEWEST_FIRST.reversed()).stream()
                        .map(used -> new RunUsage(used.app(), used.sum().usage()))
                        .toList());
    }

    private static ActionFigures told(String name, OfAction all) {
        ActionSum sum = all.sum;
        return new ActionFigures(
                name,
                sum.count(),
                sum.failed,
                all.runs,
                percentile(sum, 50),
                percentile(sum, 95),
                sum.longestMicros,
                all.longestApp,
                all.longestId,
                sum.totalMicros);
    }

    private static long percentile(ActionSum sum, int percent) {
        Long micros = sum.percentile(percent);
        return micros == null ? 0 : micros;
    }

    private List<ModelFigures> toldModels() {
        return models.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Integer, UsageSum> model) ->
                                model.getValue().tokens())
                        .reversed())
                .map(model -> new ModelFigures(
                        nameOf(model.getKey()), model.getValue().usage()))
                .toList();
    }

    private @Nullable String nameOf(int model) {
        return model == DaySum.UNNAMED ? null : modelNames.name(model);
    }

    private List<DayFigures> toldDays() {
        return days.entrySet().stream()
                .skip(Math.max(0, days.size() - MOST_DAYS))
                .map(day -> new DayFigures(
                        LocalDate.ofEpochDay(day.getKey()),
                        day.getValue().steps,
                        day.getValue().failed,
                        day.getValue().usage.usage()))
                .toList();
    }

    private static <T> List<T> sorted(PriorityQueue<T> some, Comparator<T> order) {
        List<T> all = new ArrayList<>(some);
        all.sort(order);
        return all;
    }
}
