package dev.burr.benchmarks.scenario;

import dev.burr.benchmarks.scenario.Contender.Platform;
import java.nio.file.Path;
import java.util.List;

/** What the starter adds to a step: the loop that counts, with a log on disk, by the builder that a service has injected. */
record StepInService() implements Scenario {

    static final Contender CORE = new Contender("core", "core alone", Platform.JVM);

    /** Observed as in a service that has a registry of observations to which nobody listens. */
    static final Contender STARTER = new Contender("starter", "starter, observed by nobody", Platform.JVM);

    /** Observed as in a service with Spring Boot's actuator: meters, and spans of what is observed within a step. */
    static final Contender ACTUATOR = new Contender("actuator", "starter, with the actuator", Platform.JVM);

    @Override
    public String id() {
        return "step-in-service";
    }

    @Override
    public String title() {
        return "step in a service, tracked to file, tiny state";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(CORE, STARTER, ACTUATOR);
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.ratio(STARTER, CORE), Figure.ratio(ACTUATOR, CORE));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        if (contender.equals(CORE)) {
            return new TrackedRun(folder, builder -> Machines.counter(builder, CounterTracked.LIMIT));
        }
        Class<?> service = contender.equals(STARTER) ? ServiceRun.Unobserved.class : ServiceRun.Observed.class;
        return new ServiceRun(service, folder, builder -> Machines.counter(builder, CounterTracked.LIMIT));
    }
}
