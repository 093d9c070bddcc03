package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of a scenario: a figure of each contender for each round. */
public final class Measured {

    private final Scenario scenario;
    private final Map<Contender, List<Round>> rounds = new LinkedHashMap<>();

    /** Nothing yet. */
    public Measured(Scenario scenario) {
        this.scenario = scenario;
        scenario.contenders().forEach(contender -> rounds.put(contender, new ArrayList<>()));
    }

    /** Adds the next round of a contender. */
    public void add(Contender contender, Round round) {
        listOf(contender).add(round);
    }

    /** What was measured. */
    public Scenario scenario() {
        return scenario;
    }

    /** The rounds of a contender. */
    public List<Round> of(Contender contender) {
        return List.copyOf(listOf(contender));
    }

    private List<Round> listOf(Contender contender) {
        List<Round> list = rounds.get(contender);
        if (list == null) {
            throw new IllegalArgumentException(
                    "Contender '%s' is not one of scenario '%s'.".formatted(contender.id(), scenario.id()));
        }
        return list;
    }
}
