package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of a scenario: readings of each contender for each round. */
public final class ServerMeasured {

    private final ServerScenario scenario;
    private final Map<Contender, List<Readings>> rounds = new LinkedHashMap<>();

    /** Nothing yet. */
    public ServerMeasured(ServerScenario scenario) {
        this.scenario = scenario;
        scenario.contenders().forEach(contender -> rounds.put(contender, new ArrayList<>()));
    }

    /** Adds the next round of a contender. */
    public void add(Contender contender, Readings readings) {
        listOf(contender).add(readings);
    }

    /** What was measured. */
    public ServerScenario scenario() {
        return scenario;
    }

    /** The rounds of a contender. */
    public List<Readings> of(Contender contender) {
        return List.copyOf(listOf(contender));
    }

    private List<Readings> listOf(Contender contender) {
        List<Readings> list = rounds.get(contender);
        if (list == null) {
            throw new IllegalArgumentException(
                    "Contender '%s' is not one of scenario '%s'.".formatted(contender.id(), scenario.id()));
        }
        return list;
    }
}
