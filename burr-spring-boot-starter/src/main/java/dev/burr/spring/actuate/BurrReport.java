package dev.burr.spring.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint answers. Names, counts and times: no value of a state, an input or a result, and no text of an exception, which
 * may quote one.
 *
 * @param projects where the service records its applications
 * @param live the applications that run now, the latest activity first
 * @param recent those that do not, the latest activity first
 * @param errors what failed last, the latest first
 * @param graphs the state machines of these applications, the one that was used last first
 */
public record BurrReport(
        List<Project> projects,
        List<Application> live,
        List<Application> recent,
        List<Failure> errors,
        List<GraphView> graphs) {

    public BurrReport {
        projects = List.copyOf(projects);
        live = List.copyOf(live);
        recent = List.copyOf(recent);
        errors = List.copyOf(errors);
        graphs = List.copyOf(graphs);
    }

    /** The same, with those state machines only that its applications have. */
    BurrReport withItsGraphs() {
        Set<String> ids = Stream.concat(live.stream(), recent.stream())
                .map(Application::graph)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<GraphView> theirs =
                graphs.stream().filter(graph -> ids.contains(graph.id())).toList();
        return new BurrReport(projects, live, recent, errors, theirs);
    }

    /**
     * A project.
     *
     * @param storage the directory that it lies in, or the address of the server that it is sent to; null where that is none
     * @param ui the page that shows it; null while none is known
     */
    public record Project(String name, @Nullable String storage, @Nullable String ui) {}

    /**
     * An application, as far as this process has seen it.
     *
     * @param spawnedBy the id of the application whose step started it
     * @param graph the id of its state machine in this answer; null when it was built too long ago
     * @param live whether a run of it is under way; an iteration that was abandoned is never known to have ended
     * @param action the action that runs, or ran last
     * @param steps how many steps have ended here
     * @param failures how many of them failed
     * @param ui the page that shows it; null while none is known
     */
    public record Application(
            String id,
            @Nullable String partitionKey,
            @Nullable String spawnedBy,
            @Nullable String graph,
            boolean live,
            @Nullable String action,
            long steps,
            long failures,
            Instant firstSeen,
            Instant lastActivity,
            @Nullable String ui) {

        Application shownAt(@Nullable String page) {
            return new Application(
                    id, partitionKey, spawnedBy, graph, live, action, steps, failures, firstSeen, lastActivity, page);
        }
    }

    /**
     * Something that failed.
     *
     * @param action the action that did; null when it was not a step, but what is around it
     * @param sequenceId its step
     * @param exception the class of what was thrown
     * @param cause the class of what was behind it, if it is another one
     * @param at the place in the code where that came up
     * @param ui the page that shows the step; null while none is known
     */
    public record Failure(
            String application,
            @Nullable String partitionKey,
            @Nullable String action,
            @Nullable Long sequenceId,
            Instant time,
            String exception,
            @Nullable String cause,
            @Nullable String at,
            @Nullable String ui) {

        Failure shownAt(@Nullable String page) {
            return new Failure(application, partitionKey, action, sequenceId, time, exception, cause, at, page);
        }
    }

    /**
     * A state machine.
     *
     * @param id names it in this answer; the same for each machine that looks the same
     * @param mermaid the machine as a Mermaid flowchart
     */
    public record GraphView(String id, String entrypoint, List<String> actions, String mermaid, Instant lastUsed) {

        public GraphView {
            actions = List.copyOf(actions);
        }
    }
}
