package dev.burr.benchmarks.scenario;

import java.nio.file.Path;
import java.util.List;

/**
 * The same work, done by several contenders. To add one: a class here that implements this, its name in {@link #all()}, and
 * its Python side in {@code burr_peer.py}.
 */
public sealed interface Scenario
        permits CounterUntracked,
                CounterTracked,
                CounterSaved,
                KilobyteTracked,
                Crowd,
                GrowingChat,
                ChatAsChanges,
                LongHistory,
                DurableRuns,
                StepInService {

    /** How processes and documents call it. */
    String id();

    /** What the table calls it. */
    String title();

    /** Who does the work. */
    List<Contender> contenders();

    /** What the figures are held against. */
    List<Figure> figures();

    /**
     * The work of a contender that runs on the JVM.
     *
     * @param folder an empty folder to write to
     */
    Workload workload(Contender contender, Path folder);

    /** All of them, in the order of the table. */
    static List<Scenario> all() {
        return List.of(
                new CounterUntracked(),
                new CounterTracked(),
                new CounterSaved(),
                new KilobyteTracked(),
                new Crowd(),
                new GrowingChat(1_000),
                new GrowingChat(2_000),
                new ChatAsChanges(),
                new LongHistory(),
                new DurableRuns(),
                new StepInService());
    }

    /** Those that tell what the starter adds. */
    static List<Scenario> ofStarter() {
        return List.of(new StepInService());
    }

    /** The one of an id. */
    static Scenario named(String id) {
        return all().stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario '%s' (scenarios: %s)."
                        .formatted(id, all().stream().map(Scenario::id).toList())));
    }

    /** The contender of an id. */
    default Contender contender(String id) {
        return contenders().stream()
                .filter(contender -> contender.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Scenario '%s' has no contender '%s' (contenders: %s)."
                        .formatted(
                                id(),
                                id,
                                contenders().stream().map(Contender::id).toList())));
    }
}
