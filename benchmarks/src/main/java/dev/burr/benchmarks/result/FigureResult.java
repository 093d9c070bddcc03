package dev.burr.benchmarks.result;

import dev.burr.benchmarks.probe.Measured;
import dev.burr.benchmarks.scenario.Figure;
import dev.burr.benchmarks.scenario.Goal;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is worth a line of its own.
 *
 * @param goal what it should be; null where it is only told
 * @param reached whether the median is as it should be; null where there is no goal
 */
public record FigureResult(String text, Spread value, @Nullable String goal, @Nullable Boolean reached) {

    static FigureResult of(Figure figure, Measured measured) {
        return of(figure.text(), value(figure, measured), figure.goal().orElse(null));
    }

    static FigureResult of(String text, Spread value, @Nullable Goal goal) {
        return new FigureResult(
                text, value, goal == null ? null : goal.text(), goal == null ? null : goal.isReachedBy(value.median()));
    }

    private static Spread value(Figure figure, Measured measured) {
        if (figure instanceof Figure.Ratio ratio) {
            return Spread.ofRatio(measured.of(ratio.of()), measured.of(ratio.to()));
        }
        if (figure instanceof Figure.BytesShare share) {
            return Spread.ofBytesShare(measured.of(share.of()), measured.of(share.to()));
        }
        return Spread.ofCost(measured.of(((Figure.Cost) figure).of()));
    }
}
