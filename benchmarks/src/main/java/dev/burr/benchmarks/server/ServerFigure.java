package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import java.util.Optional;

/** A figure of a scenario that is worth a line of its own. */
public sealed interface ServerFigure {

    /** What the table calls it. */
    String text();

    /** What it should be; empty where it is only told. */
    Optional<Goal> goal();

    /** Something that was measured. */
    record Value(Contender of, Measure measure, Goal aim) implements ServerFigure {

        @Override
        public String text() {
            return "%s: %s, %s"
                    .formatted(of.label(), measure.label(), measure.unit().symbol());
        }

        @Override
        public Optional<Goal> goal() {
            return Optional.of(aim);
        }
    }

    /** One measurement as a multiple of another one. */
    record Ratio(Contender of, Measure measure, Contender to, Measure other, Optional<Goal> goal)
            implements ServerFigure {

        @Override
        public String text() {
            return measure == other
                    ? "%s ÷ %s: %s".formatted(of.label(), to.label(), measure.label())
                    : "%s: %s ÷ %s: %s".formatted(of.label(), measure.label(), to.label(), other.label());
        }
    }

    /** By how much one measurement is above another one. */
    record Difference(Contender of, Contender to, Measure measure, Optional<Goal> goal) implements ServerFigure {

        @Override
        public String text() {
            return "%s − %s: %s, %s"
                    .formatted(
                            of.label(),
                            to.label(),
                            measure.label(),
                            measure.unit().symbol());
        }
    }

    /** A difference that is only told. */
    static ServerFigure difference(Contender of, Contender to, Measure measure) {
        return new Difference(of, to, measure, Optional.empty());
    }

    /** A difference that has a goal. */
    static ServerFigure difference(Contender of, Contender to, Measure measure, Goal goal) {
        return new Difference(of, to, measure, Optional.of(goal));
    }

    /** A measurement that has a goal. */
    static ServerFigure value(Contender of, Measure measure, Goal goal) {
        return new Value(of, measure, goal);
    }

    /** A ratio that is only told. */
    static ServerFigure ratio(Contender of, Contender to, Measure measure) {
        return new Ratio(of, measure, to, measure, Optional.empty());
    }

    /** A ratio that has a goal. */
    static ServerFigure ratio(Contender of, Contender to, Measure measure, Goal goal) {
        return new Ratio(of, measure, to, measure, Optional.of(goal));
    }
}
