package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Contender.Platform;
import dev.burr.benchmarks.scenario.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long somebody waits who types {@code ./burr}, with an empty storage. */
record ServerStart() implements ServerScenario {

    /** What Spring Boot takes without us. */
    static final Contender BARE = new Contender("bare", "bare Boot app", Platform.JVM);

    @Override
    public String id() {
        return "server-start";
    }

    @Override
    public String title() {
        return "start";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON, BARE);
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(
                ServerFigure.ratio(Contender.OURS, BARE, Measure.FIRST_ANSWER, Goal.atMost(1)),
                ServerFigure.ratio(Contender.OURS, Contender.PYTHON, Measure.FIRST_ANSWER, Goal.atMost(0.8)));
    }

    @Override
    public void prepare(Path storage) throws IOException {
        Files.createDirectories(storage);
    }

    @Override
    public Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        try (Servers.Started server = start(contender, servers)) {
            return new Readings()
                    .withNanos(Measure.FIRST_ANSWER, server.process().nanosToFirstAnswer());
        }
    }

    private static Servers.Started start(Contender contender, Servers servers)
            throws IOException, InterruptedException {
        if (contender.equals(BARE)) {
            return servers.bare();
        }
        return contender.equals(Contender.PYTHON) ? servers.python() : servers.launched();
    }
}
