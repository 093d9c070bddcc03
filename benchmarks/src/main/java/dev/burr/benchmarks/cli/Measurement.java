package dev.burr.benchmarks.cli;

import dev.burr.benchmarks.browser.BrowserScenarios;
import dev.burr.benchmarks.probe.Commands;
import dev.burr.benchmarks.probe.ProbeException;
import dev.burr.benchmarks.probe.Probes;
import dev.burr.benchmarks.probe.ProcessProbes;
import dev.burr.benchmarks.probe.Rounds;
import dev.burr.benchmarks.result.Machine;
import dev.burr.benchmarks.result.Report;
import dev.burr.benchmarks.result.Results;
import dev.burr.benchmarks.result.ScenarioResult;
import dev.burr.benchmarks.result.ServerResult;
import dev.burr.benchmarks.scenario.Folders;
import dev.burr.benchmarks.scenario.LangGraphVersion;
import dev.burr.benchmarks.scenario.Scenario;
import dev.burr.benchmarks.server.ServerRounds;
import dev.burr.benchmarks.server.ServerScenario;
import dev.burr.benchmarks.server.Sizes;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Measures, prints the tables and writes the document; {@code benchmarks/run} starts it when everything is built. */
final class Measurement {

    private final Settings settings;

    private Measurement(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var settings = Settings.of(args);
        try {
            Results results = new Measurement(settings).take();
            // The tables have characters that the default encoding of a machine may lack.
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println(new Report(results).text());
            Files.writeString(settings.document(), results.json());
            out.printf("Written to %s.%n", settings.document());
        } catch (ProbeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private Results take() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory(settings.scratch(), "scratch");
        try {
            var probes = new ProcessProbes(new Commands(settings.peer(), Probe.class), scratch);
            List<String> versions = probes.peerVersions();
            double loadBefore = load();
            List<ScenarioResult> scenarios = steps(probes);
            List<ServerResult> servers = servers(scratch);
            return new Results(
                    Instant.now(),
                    settings.commit(),
                    versions.get(0),
                    LangGraphVersion.read(),
                    Machine.current("Python " + versions.get(1), scratch),
                    loadBefore,
                    load(),
                    settings.effort(),
                    scenarios,
                    servers);
        } finally {
            Folders.delete(scratch);
        }
    }

    private List<ScenarioResult> steps(Probes probes) throws IOException, InterruptedException {
        var rounds = new Rounds(probes, settings.effort(), System.err::println);
        return rounds.measure(stepScenarios()).stream().map(ScenarioResult::of).toList();
    }

    private List<Scenario> stepScenarios() {
        return switch (settings.part()) {
            case ALL -> Scenario.all();
            case STARTER -> Scenario.ofStarter();
            case SERVER, BROWSER -> List.of();
        };
    }

    private List<ServerResult> servers(Path scratch) throws IOException, InterruptedException {
        Sizes sizes = Sizes.of(settings.effort());
        var rounds = new ServerRounds(settings.places(), scratch.toAbsolutePath(), sizes.rounds(), System.err::println);
        return rounds.measure(serverScenarios(sizes)).stream()
                .map(ServerResult::of)
                .toList();
    }

    private List<ServerScenario> serverScenarios(Sizes sizes) {
        return switch (settings.part()) {
            case SERVER -> ServerScenario.all(sizes);
            case STARTER -> ServerScenario.ofStarter(sizes);
            case BROWSER -> BrowserScenarios.all(sizes);
            case ALL ->
                Stream.of(ServerScenario.all(sizes), BrowserScenarios.all(sizes), ServerScenario.ofStarter(sizes))
                        .flatMap(List::stream)
                        .toList();
        };
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
