package dev.burr.benchmarks.cli;

import dev.burr.benchmarks.probe.Repetition;
import dev.burr.benchmarks.probe.SampleLines;
import dev.burr.benchmarks.scenario.Scenario;
import dev.burr.benchmarks.scenario.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Measures one contender in this process, and prints its samples. */
final class Probe {

    private Probe() {}

    /** Scenario, contender, milliseconds of warm-up, milliseconds that count, folder. */
    public static void main(String[] args) throws IOException {
        Scenario scenario = Scenario.named(args[0]);
        Workload workload = scenario.workload(scenario.contender(args[1]), Path.of(args[4]));
        var samples = new Repetition(workload, System::nanoTime).measure(millis(args[2]), millis(args[3]));
        SampleLines.print(samples).forEach(System.out::println);
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }
}
