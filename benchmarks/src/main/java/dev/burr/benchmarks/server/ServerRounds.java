package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures scenario by scenario, since what is served is large: it is written once, the contenders take turns with it, every
 * other round the other way, and it is deleted.
 */
public final class ServerRounds {

    private final Places places;
    private final Path scratch;
    private final int rounds;
    private final Consumer<String> progress;

    /** @param scratch an existing folder, for what is served and what servers keep */
    public ServerRounds(Places places, Path scratch, int rounds, Consumer<String> progress) {
        this.places = places;
        this.scratch = scratch;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Measures these scenarios. */
    public List<ServerMeasured> measure(List<ServerScenario> scenarios) throws IOException, InterruptedException {
        List<ServerMeasured> measured = new ArrayList<>();
        for (ServerScenario scenario : scenarios) {
            progress.accept("servers: " + scenario.title());
            Path storage = Files.createTempDirectory(scratch, "storage");
            try {
                scenario.prepare(storage);
                measured.add(measure(scenario, new Servers(places, storage, scratch)));
            } finally {
                Folders.delete(storage);
            }
        }
        return measured;
    }

    private ServerMeasured measure(ServerScenario scenario, Servers servers) throws IOException, InterruptedException {
        var measured = new ServerMeasured(scenario);
        for (int round = 0; round < scenario.rounds(rounds); round++) {
            var contenders = new ArrayList<>(scenario.contenders());
            if (round % 2 == 1) {
                Collections.reverse(contenders);
            }
            for (Contender contender : contenders) {
                measured.add(contender, scenario.measure(contender, servers));
            }
        }
        return measured;
    }
}
