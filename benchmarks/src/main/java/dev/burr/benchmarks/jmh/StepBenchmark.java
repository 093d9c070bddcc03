package dev.burr.benchmarks.jmh;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.StepResult;
import dev.burr.benchmarks.scenario.Machines;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One step of a counter, each a run of its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {

    /** With nobody watching. */
    @Benchmark
    public Optional<StepResult> untracked(Untracked counter) {
        return counter.application.step();
    }

    /** With a log on disk. */
    @Benchmark
    public Optional<StepResult> tracked(Tracked counter) {
        return Objects.requireNonNull(counter.open).application().step();
    }

    /** A counter without tracker. */
    @State(Scope.Thread)
    public static class Untracked {

        private final Application application = Machines.counter(new ApplicationBuilder(), Integer.MAX_VALUE);
    }

    /** A counter with a tracker; each iteration starts a new log. */
    @State(Scope.Thread)
    public static class Tracked {

        /** Whether each step has a choice, which is recorded with its reason in a line of its own. */
        @Param({"true", "false"})
        public boolean choice;

        private @Nullable TrackedApplication open;

        /** Opens a log. */
        @Setup(Level.Iteration)
        public void open() throws IOException {
            open = TrackedApplication.open(
                    choice ? builder -> Machines.counter(builder, Integer.MAX_VALUE) : Machines::endlessCounter);
        }

        /** Deletes it. */
        @TearDown(Level.Iteration)
        public void close() throws IOException {
            Objects.requireNonNull(open).close();
        }
    }
}
