package dev.burr.spring.application;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import dev.burr.core.ApplicationId;
import dev.burr.core.Graph;
import dev.burr.core.InvalidGraphException;
import dev.burr.core.State;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;

/**
 * Makes the applications of a graph: one for each request, which goes on where the last one of its id has ended.
 *
 * <pre>{@code
 * ChatController(ApplicationFactory chats) {
 *     this.chats = chats.withEntrypoint("prompt").withState(State.of("history", List.of()));
 * }
 *
 * Message say(String id, String prompt) {
 *     return chats.application(id)
 *             .run(after("respond"), Inputs.of("prompt", prompt))
 *             .state()
 *             .get("response", Message.class);
 * }
 * }</pre>
 *
 * <p>The starter has a bean of this type for each {@link Graph} bean: that of the graph {@code chat} is {@code
 * chatApplications}, and also found with {@code @Qualifier("chat")}. What it makes is tracked, persisted, observed and
 * customized as what any {@link ApplicationBuilder} of the service builds.
 *
 * <p>It does not change: methods that start with {@code with} give another one. Any number of threads may use it. Each
 * application is for one thread at a time. Two applications of one id that run at the same time know nothing of each other;
 * with a persister, the one that comes second to save a step is stopped.
 */
public final class ApplicationFactory {

    private final Graph graph;
    private final ObjectFactory<ApplicationBuilder> builders;
    private final Consumer<ApplicationBuilder> settings;
    private final State initial;

    private ApplicationFactory(
            Graph graph,
            ObjectFactory<ApplicationBuilder> builders,
            Consumer<ApplicationBuilder> settings,
            State initial) {
        this.graph = graph;
        this.builders = builders;
        this.settings = settings;
        this.initial = initial;
    }

    /**
     * A factory that a service defines itself.
     *
     * @param builders gives another builder each time that it is asked, such as an {@code ObjectProvider<ApplicationBuilder>}
     */
    public static ApplicationFactory of(Graph graph, ObjectFactory<ApplicationBuilder> builders) {
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(builders, "builders");
        String first = graph.actions().get(0).name();
        return new ApplicationFactory(graph, builders, builder -> builder.withEntrypoint(first), State.empty());
    }

    /**
     * Starts applications at an action; at the one that was added to the graph first when not given.
     *
     * @throws InvalidGraphException when the graph does not have it
     */
    public ApplicationFactory withEntrypoint(String action) {
        if (graph.action(action).isEmpty()) {
            throw new InvalidGraphException(List.of(
                    "Entrypoint '%s' is not an action of this graph (actions: %s). Pass one of them to withEntrypoint."
                            .formatted(action, actions())));
        }
        return with(builder -> builder.withEntrypoint(action));
    }

    /** Starts applications with a state; an empty one when not given. One that goes on has the state that it had. */
    public ApplicationFactory withState(State state) {
        return new ApplicationFactory(graph, builders, settings, Objects.requireNonNull(state, "state"));
    }

    /** Starts applications with the components of a record, by name. */
    public ApplicationFactory withState(Record state) {
        return withState(State.of(state));
    }

    /**
     * Gives every builder of these applications further settings, after those that it has: {@code with(builder ->
     * builder.withMaxSteps(100))}. What the builder takes once, such as a tracker, is refused where the service has set it.
     */
    public ApplicationFactory with(Consumer<ApplicationBuilder> further) {
        return new ApplicationFactory(graph, builders, settings.andThen(further), initial);
    }

    /** The graph of all these applications. */
    public Graph graph() {
        return graph;
    }

    /** The application of this id: goes on behind its last recorded step, or starts where there is none. */
    public Application application(String id) {
        return builder().resumeFrom(id, initial).build();
    }

    /**
     * The application of this id, which belongs to somebody.
     *
     * @param partitionKey such as the name of a user; null for nobody in particular
     * @throws dev.burr.persistence.WrongPartitionException when it is recorded, and belongs to somebody else
     */
    public Application application(String id, @Nullable String partitionKey) {
        return builder().resumeFrom(id, initial).withPartitionKey(partitionKey).build();
    }

    /**
     * The application of this id and partition. As {@code chats::application} it is a {@link
     * dev.burr.spring.web.ApplicationSource}.
     *
     * @throws dev.burr.persistence.WrongPartitionException when it is recorded, and belongs to somebody else
     */
    public Application application(ApplicationId id) {
        return application(id.appId(), id.partitionKey());
    }

    /** An application that starts under an id of its own. */
    public Application create() {
        return builder().withState(initial).build();
    }

    /**
     * Another builder, with the graph and the settings, for what {@link #application} and {@link #create} do not cover: {@code
     * builder().forkFrom("chat-42", 7).build()}. It has no state and no id yet.
     */
    public ApplicationBuilder builder() {
        ApplicationBuilder builder = builders.getObject().withGraph(graph);
        settings.accept(builder);
        return builder;
    }

    private String actions() {
        return graph.actions().stream().map(Action::name).collect(Collectors.joining("', '", "'", "'"));
    }

    @Override
    public String toString() {
        return "ApplicationFactory[%s]".formatted(actions());
    }
}
