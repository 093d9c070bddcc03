package dev.burr.ui.statistics;

import dev.burr.ui.insight.ModelCall;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened on one day: by action, and by model. Names are numbers here. Not thread-safe. */
final class DaySum {

    /** In the place of a model that is not named. */
    static final int UNNAMED = -1;

    final TreeMap<Integer, ActionSum> actions = new TreeMap<>();
    final TreeMap<Model, ModelSum> models = new TreeMap<>();

    /** Calls with tokens from a cache apart from those without: only they lack a price where that of a cache is not known. */
    record Model(int name, boolean cached) implements Comparable<Model> {

        /** Null if it is not named. */
        @Nullable
        String nameIn(Names names) {
            return name == UNNAMED ? null : names.name(name);
        }

        @Override
        public int compareTo(Model other) {
            int byName = Integer.compare(name, other.name);
            return byName != 0 ? byName : Boolean.compare(cached, other.cached);
        }
    }

    /** Tokens of some calls. */
    record ModelSum(long calls, long input, long output, long cached) {

        ModelSum plus(ModelSum other) {
            return new ModelSum(
                    calls + other.calls, sum(input, other.input), sum(output, other.output), sum(cached, other.cached));
        }

        private static long sum(long one, long other) {
            return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
        }
    }

    ActionSum action(int name) {
        return actions.computeIfAbsent(name, fresh -> new ActionSum());
    }

    void add(ModelCall call, int model) {
        long cached = Math.min(call.cachedInputTokens(), call.inputTokens());
        models.merge(
                new Model(model, call.cachedInputTokens() > 0),
                new ModelSum(1, call.inputTokens(), call.outputTokens(), cached),
                ModelSum::plus);
    }
}
