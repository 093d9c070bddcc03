package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The first page of a project that both servers can list. */
record ListedRuns(int runs, Sizes sizes) implements ServerScenario {

    @Override
    public String id() {
        return "server-list-" + runs;
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "%,d runs", runs);
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON);
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(
                ServerFigure.ratio(Contender.PYTHON, Contender.OURS, Measure.LIST_MEDIAN),
                ServerFigure.ratio(Contender.PYTHON, Contender.OURS, Measure.LIST_P95));
    }

    @Override
    public void prepare(Path storage) throws IOException {
        new GeneratedRuns(storage).many(runs);
    }

    @Override
    public Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        return contender.equals(Contender.PYTHON) ? python(servers) : ours(servers);
    }

    private Readings python(Servers servers) throws IOException, InterruptedException {
        try (Servers.Started server = servers.python()) {
            return list(server.process());
        }
    }

    private Readings ours(Servers servers) throws IOException, InterruptedException {
        try (Servers.Started server = servers.ours()) {
            new Indexing(server.process()).await();
            Readings readings = list(server.process());
            Percentile own = new RepeatedRequest(server.process(), sizes).nanos(Page.OF_OURS);
            return readings.withNanos(Measure.OWN_LIST_MEDIAN, own.at(50)).withNanos(Measure.OWN_LIST_P95, own.at(95));
        }
    }

    private Readings list(ServerProcess server) throws IOException, InterruptedException {
        Percentile nanos = new RepeatedRequest(server, sizes).nanos(Page.OF_THE_ORIGINAL);
        return new Readings().withNanos(Measure.LIST_MEDIAN, nanos.at(50)).withNanos(Measure.LIST_P95, nanos.at(95));
    }
}
