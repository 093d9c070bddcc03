package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A project of more runs than the original can list: indexed for the first time, and then listed. */
record ManyRuns(int runs, Sizes sizes, List<String> newest) implements ServerScenario {

    private static final int NEWEST = 50;

    ManyRuns(int runs, Sizes sizes) {
        this(runs, sizes, new ArrayList<>());
    }

    @Override
    public String id() {
        return "server-many-runs";
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "%,d runs, 256 MB of heap", runs);
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS);
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(
                ServerFigure.value(Contender.OURS, Measure.OWN_LIST_P95, Goal.atMost(100)),
                ServerFigure.value(Contender.OURS, Measure.FIRST_INDEX, Goal.atMost(10_000)),
                ServerFigure.value(Contender.OURS, Measure.FIRST_INDEX_COLD, Goal.atMost(30_000)),
                ServerFigure.value(Contender.OURS, Measure.NEWEST_LISTED, Goal.atMost(1_000)),
                ServerFigure.value(Contender.OURS, Measure.HEAP, Goal.atMost(256)));
    }

    @Override
    public void prepare(Path storage) throws IOException {
        newest.clear();
        newest.addAll(new GeneratedRuns(storage).many(runs).subList(0, NEWEST));
    }

    @Override
    public Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        Readings readings = warm(servers);
        if (sizes.cold() && PageCache.drop()) {
            cold(servers).ifPresent(cold -> readings.with(Measure.FIRST_INDEX_COLD, cold));
        }
        return readings;
    }

    private Readings warm(Servers servers) throws IOException, InterruptedException {
        try (Servers.Started server = servers.ours()) {
            Readings readings = new Indexing(server.process()).await(newest);
            Percentile list = new RepeatedRequest(server.process(), sizes).nanos(Page.OF_OURS);
            readings.withNanos(Measure.OWN_LIST_MEDIAN, list.at(50)).withNanos(Measure.OWN_LIST_P95, list.at(95));
            return Memory.of(server, readings);
        }
    }

    private Optional<Double> cold(Servers servers) throws IOException, InterruptedException {
        try (Servers.Started server = servers.ours()) {
            return new Indexing(server.process()).await(newest).of(Measure.FIRST_INDEX);
        }
    }
}
