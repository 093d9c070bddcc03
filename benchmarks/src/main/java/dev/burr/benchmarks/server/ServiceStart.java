package dev.burr.benchmarks.server;

import dev.burr.benchmarks.probe.ProbeException;
import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Contender.Platform;
import dev.burr.benchmarks.scenario.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the starter adds to the start of a service that has web, security and actuator.
 *
 * @param starts how often each is started: some milliseconds are looked for in seconds
 */
record ServiceStart(int starts) implements ServerScenario {

    static final Contender WITHOUT = new Contender("without", "no starter", Platform.JVM);
    static final Contender OFF = new Contender("off", "starter, burr.enabled=false", Platform.JVM);
    static final Contender ON = new Contender("on", "starter", Platform.JVM);

    /** What a service says at its start that records. */
    private static final String RECORDS = "Recording runs of project 'benchmark'";

    @Override
    public String id() {
        return "service-start";
    }

    @Override
    public String title() {
        return "start of a service";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(WITHOUT, OFF, ON);
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(
                ServerFigure.difference(ON, WITHOUT, Measure.READY, Goal.atMost(50)),
                ServerFigure.ratio(ON, WITHOUT, Measure.READY),
                ServerFigure.difference(ON, WITHOUT, Measure.PROCESSOR),
                ServerFigure.difference(OFF, WITHOUT, Measure.READY));
    }

    @Override
    public int rounds(int usual) {
        return starts;
    }

    @Override
    public void prepare(Path storage) throws IOException {
        Files.createDirectories(storage);
    }

    @Override
    public Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        boolean on = contender.equals(ON);
        ServiceProcess.Start start = contender.equals(WITHOUT) ? servers.startBare() : servers.startWithStarter(on);
        requireRecording(on, contender, start);
        return start.readings();
    }

    /** One that is not what it is taken for would be measured without anybody noticing. */
    private static void requireRecording(boolean expected, Contender contender, ServiceProcess.Start start) {
        boolean records = start.lines().stream().anyMatch(line -> line.contains(RECORDS));
        if (records != expected) {
            throw new ProbeException("Service '%s' %s when it started. It said:%n%s"
                    .formatted(
                            contender.label(),
                            records ? "records" : "does not say that it records",
                            String.join(System.lineSeparator(), start.lines())));
        }
    }
}
