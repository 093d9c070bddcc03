package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A run that grows while somebody watches: how long until she is told. The original tells nobody, its UI asks every 500 ms. */
record LiveRun(Sizes sizes) implements ServerScenario {

    private static final String RUN = "live";
    private static final int STEPS = 20;

    @Override
    public String id() {
        return "server-live-run";
    }

    @Override
    public String title() {
        return "a run that grows";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS);
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(ServerFigure.value(Contender.OURS, Measure.NOTICE_MEDIAN, Goal.atMost(150)));
    }

    @Override
    public void prepare(Path storage) throws IOException {
        new GeneratedRuns(storage).one(RUN, STEPS, 200);
    }

    @Override
    public Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        Path log = servers.storage().resolve(GeneratedRuns.PROJECT).resolve(RUN).resolve("log.jsonl");
        var pauses = new Random(11);
        var nanos = new long[sizes.writes()];
        try (Servers.Started server = servers.ours()) {
            new Indexing(server.process()).await();
            try (NoticeStream notices = NoticeStream.open(server.process(), RUN)) {
                for (int write = 0; write < nanos.length; write++) {
                    // Neither with the ticks of the server nor always right behind them.
                    Thread.sleep(300 + pauses.nextInt(200));
                    notices.forgetEarlier();
                    long start = System.nanoTime();
                    String lines = GeneratedRuns.step(STEPS + write, Instant.now(), GeneratedRuns.history(3));
                    Files.writeString(log, lines, StandardOpenOption.APPEND);
                    nanos[write] = notices.next() - start;
                }
            }
        }
        Percentile waited = new Percentile(nanos);
        return new Readings()
                .withNanos(Measure.NOTICE_MEDIAN, waited.at(50))
                .withNanos(Measure.NOTICE_P95, waited.at(95));
    }
}
