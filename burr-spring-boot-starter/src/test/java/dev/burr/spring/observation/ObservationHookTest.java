package dev.burr.spring.observation;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunStream;
import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleEvent;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.spring.observation.Recorded.Ended;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ObservationHookTest {

    private final Recorded recorded = new Recorded();
    private final ObservationHook hook = new ObservationHook(recorded.registry);

    private Application application(Action... actions) {
        return new ApplicationBuilder()
                .withActions(actions)
                .withTransitions(from("ask").to("answer"))
                .withState(State.of("n", 0))
                .withEntrypoint("ask")
                .withIdentifiers("conversation", "ada")
                .withHooks(hook)
                .build();
    }

    private static Action counting(String name) {
        return action(name).reads("n").writes("n").run(state -> state.increment("n"));
    }

    @Test
    void seesEachStepWithinItsRun() {
        application(counting("ask"), counting("answer")).run(after("answer"));

        assertThat(recorded.ended)
                .extracting(Ended::name, Ended::parent)
                .containsExactly(
                        tuple("step ask", "burr.run"), tuple("step answer", "burr.run"), tuple("burr run", null));
        assertThat(recorded.ended.get(1).labels())
                .containsEntry("burr.action", "answer")
                .containsEntry("burr.outcome", "success")
                .containsEntry("burr.application.id", "conversation")
                .containsEntry("burr.partition.key", "ada")
                .containsEntry("burr.sequence.id", "1");
        assertThat(recorded.ended.get(2).labels())
                .containsEntry("burr.method", "run")
                .containsEntry("burr.outcome", "success");
    }

    /** Tracers take what is current then for the parent, and not what the observation says. */
    @Test
    void beginsEachStepWhileItsRunIsCurrent() {
        var current = new ArrayList<String>();
        recorded.registry.observationConfig().observationHandler(new ObservationHandler<StepObservationContext>() {
            @Override
            public void onStart(StepObservationContext step) {
                Observation now = recorded.registry.getCurrentObservation();
                current.add(
                        now == null ? "none" : String.valueOf(now.getContext().getName()));
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof StepObservationContext;
            }
        });
        Application application = application(counting("ask"), counting("answer"));

        Observation.createNotStarted("request", recorded.registry).observe(() -> application.run(after("answer")));

        assertThat(current).containsExactly("burr.run", "burr.run");
        assertThat(recorded.registry.getCurrentObservation()).isNull();
    }

    @Test
    void belongsToWhatTheCallerObserves() {
        Application application = application(counting("ask"), counting("answer"));

        Observation.createNotStarted("request", recorded.registry).observe(() -> application.run(after("answer")));

        assertThat(recorded.ended)
                .filteredOn(ended -> ended.name().equals("burr run"))
                .extracting(Ended::parent)
                .containsExactly("request");
    }

    @Test
    void hasWhatTheActionObservesWithinTheStep() {
        Application application = application(
                action("ask").run(state -> {
                    Observation.createNotStarted("call of a model", recorded.registry)
                            .observe(() -> {});
                    return state;
                }),
                counting("answer"));

        application.run(after("answer"));

        assertThat(recorded.ended.get(0))
                .extracting(Ended::name, Ended::parent)
                .containsExactly("call of a model", "burr.step");
        assertThat(recorded.registry.getCurrentObservation()).isNull();
    }

    @Test
    void tellsOfAFailureAndLeavesNoScope() {
        Application application = application(
                action("ask").run(state -> {
                    throw new IllegalStateException("no");
                }),
                counting("answer"));

        assertThatThrownBy(() -> application.run(after("answer"))).hasMessageContaining("no");

        assertThat(recorded.ended).extracting(Ended::name).containsExactly("step ask", "burr run");
        assertThat(recorded.ended).allSatisfy(ended -> {
            assertThat(ended.labels()).containsEntry("burr.outcome", "failure");
            assertThat(ended.error()).isInstanceOf(IllegalStateException.class);
        });
        assertThat(recorded.registry.getCurrentObservation()).isNull();
    }

    @Test
    void leavesNoScopeBetweenTheStepsOfAnIteration() {
        var between = new ArrayList<Observation>();

        application(counting("ask"), counting("answer"))
                .iterate(after("answer"))
                .forEach(step -> between.add(recorded.registry.getCurrentObservation()));

        assertThat(between).hasSize(2).containsOnlyNulls();
        assertThat(recorded.ended).extracting(Ended::name).containsExactly("step ask", "step answer", "burr iterate");
    }

    @Test
    void endsTheRunThatWasAbandonedWhenTheNextBegins() {
        Application application = application(counting("ask"), counting("answer"));
        application.iterate(after("answer")).iterator().next();

        application.run(after("answer"));

        assertThat(recorded.ended)
                .extracting(Ended::name)
                .containsExactly("step ask", "burr iterate", "step answer", "burr run");
    }

    @Test
    void seesAStepThatStreams() throws Exception {
        Application application = application(
                action("ask").writes("n").stream((state, inputs, out) -> {
                    out.emit("one");
                    return state.with("n", 1);
                }),
                counting("answer"));

        try (RunStream stream = application.stream(after("answer"))) {
            stream.forEach(item -> {});
        }

        assertThat(recorded.ended).extracting(Ended::name).containsExactly("step ask", "step answer", "burr stream");
        assertThat(recorded.registry.getCurrentObservation()).isNull();
    }

    @Test
    void hasTheRunOfAChildWithinTheStepThatSpawnedIt() {
        Application application = application(
                action("ask").run(state -> {
                    ActionContext step = ActionContext.current().orElseThrow();
                    runElsewhere(new ApplicationBuilder()
                            .withActions(counting("child"))
                            .withState(State.of("n", 0))
                            .withEntrypoint("child")
                            .withIdentifiers("child")
                            .withSpawningParent(new ParentPointer("conversation", "ada", step.sequenceId()))
                            .withHooks(hook)
                            .build());
                    return state;
                }),
                counting("answer"));

        application.run(after("answer"));

        assertThat(recorded.ended)
                .extracting(Ended::name, Ended::parent)
                .contains(tuple("step child", "burr.run"), tuple("burr run", "burr.step"));
    }

    @Test
    void endsOnItsOwnThreadEachOfTwoInstancesThatRunTheSameStep() throws Exception {
        var both = new CyclicBarrier(2);
        Callable<@Nullable Observation> instance = () -> {
            application(
                            action("ask").run(state -> {
                                both.await();
                                return state;
                            }),
                            counting("answer"))
                    .step();
            return recorded.registry.getCurrentObservation();
        };

        List<Future<@Nullable Observation>> left = inParallel(List.of(instance, instance));

        assertThat(left.get(0).get()).isNull();
        assertThat(left.get(1).get()).isNull();
        assertThat(recorded.ended)
                .filteredOn(ended -> ended.name().equals("step ask"))
                .hasSize(2);
    }

    private static <T> List<Future<T>> inParallel(List<Callable<T>> tasks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            return threads.invokeAll(tasks);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void leavesTheScopeOnTheThreadOfTheStepWhenItsEndIsToldOnAnother() throws Exception {
        var events = new ArrayList<LifecycleEvent>();
        new ApplicationBuilder()
                .withActions(counting("ask"))
                .withState(State.of("n", 0))
                .withEntrypoint("ask")
                .withHooks(new LifecycleHook() {
                    @Override
                    public void stepStarted(StepStarted event) {
                        events.add(event);
                    }

                    @Override
                    public void stepFinished(StepFinished event) {
                        events.add(event);
                    }
                })
                .build()
                .step();

        events.get(0).deliverTo(hook);
        Callable<@Nullable Observation> end = () -> {
            events.get(1).deliverTo(hook);
            return recorded.registry.getCurrentObservation();
        };
        Observation there = inParallel(List.of(end)).get(0).get();
        application(counting("ask"), counting("answer")).step();

        assertThat(there).isNull();
        assertThat(recorded.registry.getCurrentObservation()).isNull();
        assertThat(recorded.ended).extracting(Ended::name).containsExactly("step ask", "step ask", "burr step");
        assertThat(recorded.ended.get(2).parent()).isNull();
    }

    @Test
    void notesWhichTraceAStepIsPartOf() {
        var spans = new SpanTree();
        var traced = new ObservationHook(
                recorded.registry,
                new DefaultRunObservationConvention(),
                new DefaultStepObservationConvention(),
                () -> recorded.registry.getCurrentObservation() == null ? null : "4bf92f3577b34da6");

        new ApplicationBuilder()
                .withActions(counting("ask"))
                .withState(State.of("n", 0))
                .withEntrypoint("ask")
                .withHooks(spans, traced)
                .build()
                .step();

        assertThat(spans.attributesOf("ask")).isEqualTo(Map.of("burr.trace.id", "4bf92f3577b34da6"));
    }

    private static void runElsewhere(Application child) {
        Thread other = new Thread(() -> child.run(after("child")));
        other.start();
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
