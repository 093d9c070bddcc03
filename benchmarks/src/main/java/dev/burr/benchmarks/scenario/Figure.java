package dev.burr.benchmarks.scenario;

import java.util.List;
import java.util.Optional;

/** A figure of a scenario that is worth a line of its own. */
public sealed interface Figure {

    /** What the table calls it. */
    String text();

    /** Whose measurements it is made of. */
    List<Contender> compared();

    /** What it should be; empty where it is only told. */
    Optional<Goal> goal();

    /** Microseconds a step. */
    record Cost(Contender of, Optional<Goal> goal) implements Figure {

        @Override
        public String text() {
            return of.label() + ", µs a step";
        }

        @Override
        public List<Contender> compared() {
            return List.of(of);
        }
    }

    /** What a step of one costs, as a multiple of what a step of another one costs. */
    record Ratio(Contender of, Contender to, Optional<Goal> goal) implements Figure {

        @Override
        public String text() {
            return of.label() + " ÷ " + to.label();
        }

        @Override
        public List<Contender> compared() {
            return List.of(of, to);
        }
    }

    /** Bytes that one writes, as a share of those that another one writes. */
    record BytesShare(Contender of, Contender to, Optional<Goal> goal) implements Figure {

        @Override
        public String text() {
            return "bytes of " + of.label() + ", % of " + to.label();
        }

        @Override
        public List<Contender> compared() {
            return List.of(of, to);
        }
    }

    /** A share of bytes that has a goal, in percent. */
    static Figure bytesShare(Contender of, Contender to, Goal goal) {
        return new BytesShare(of, to, Optional.of(goal));
    }

    /** A cost that has a goal. */
    static Figure cost(Contender of, Goal goal) {
        return new Cost(of, Optional.of(goal));
    }

    /** A ratio that is only told. */
    static Figure ratio(Contender of, Contender to) {
        return new Ratio(of, to, Optional.empty());
    }

    /** A ratio that has a goal. */
    static Figure ratio(Contender of, Contender to, Goal goal) {
        return new Ratio(of, to, Optional.of(goal));
    }
}
