package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.core.ChildRun.Inherited;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.ParallelBuilder;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.lifecycle.StepFinished;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ParallelTest {

    private final EventLog events = new EventLog();

    private final Action shout = action("shout").reads("word").writes("loud").run(state -> {
        String word = state.getString("word");
        if (word.equals("mute")) {
            throw new IOException("no voice");
        }
        return state.with("loud", word.toUpperCase(Locale.ROOT));
    });

    private final Graph shouting = Graph.builder().withActions(shout).build();

    @Test
    void joinsWhatTheChildrenCameToInTheirOrder() {
        Application app =
                parallel(map -> map.overStates("words", String.class, (state, word) -> state.with("word", word))
                        .running(shouting, after("shout"))
                        .joining("shouts", child -> child.state().getString("loud")));

        app.step();

        assertThat(app.state().getList("shouts", String.class)).containsExactly("A", "B", "C");
    }

    @Test
    void runsEveryStateWithEveryAction() {
        Action whisper = action("whisper")
                .reads("word")
                .writes("loud")
                .run(state -> state.with("loud", state.getString("word") + "…"));
        Application app =
                parallel(map -> map.overStates("words", String.class, (state, word) -> state.with("word", word))
                        .running(shout, whisper)
                        .joining("shouts", child -> child.state().getString("loud")));

        app.step();

        assertThat(app.state().getList("shouts", String.class)).containsExactly("A", "a…", "B", "b…", "C", "c…");
    }

    @Test
    void givesChildrenTheStateAndTheInputsThatTheActionDeclares() {
        Action child = action("child")
                .reads("words")
                .inputs("by")
                .writes("seen")
                .run((state, inputs) -> state.with("seen", state.asMap().keySet() + " " + inputs.getString("by")));
        Application app = builder(action("map").reads("words").inputs("by").parallel(map -> map.running(child)
                        .joining("shouts", result -> result.state().getString("seen"))))
                .build();

        app.step(Inputs.of("by", "me", "other", 1));

        assertThat(app.state().getList("shouts", String.class)).containsExactly("[words] me");
    }

    @Test
    void linksChildrenToTheStep() {
        parallelShouts().step();

        List<ApplicationCreated> created = events.of(ApplicationCreated.class);
        assertThat(created).hasSize(4);
        assertThat(created.subList(1, 4)).allSatisfy(child -> {
            assertThat(child.spawnedBy()).isEqualTo(new ParentPointer("app", "me", 0));
            assertThat(child.application().partitionKey()).isEqualTo("me");
        });
    }

    @Test
    void givesChildrenOfAnotherStepOtherIds() {
        Application app = parallelShouts();

        app.step();
        app.step();

        assertThat(events.of(ApplicationCreated.class))
                .extracting(event -> event.application().appId())
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void givesTheSameChildTheSameIdInAnotherProcess() {
        parallelShouts().step();
        List<String> ids = childIds();
        events.clear();

        parallelShouts().step();

        assertThat(childIds()).isEqualTo(ids);
    }

    @Test
    void failsWithWhatTheActionOfAChildThrewSoThatATransitionMayHandleIt() {
        Application app = new ApplicationBuilder()
                .withActions(
                        action("map").parallel(map -> map.overStates(state -> List.of(State.of("word", "mute")))
                                .running(shout)
                                .joining((state, children) -> state)),
                        action("apologise").run(state -> state))
                .withTransitions(from("map").onFailure(IOException.class).to("apologise"))
                .withEntrypoint("map")
                .build();

        assertThat(app.run(after("apologise")).action()).contains("apologise");
    }

    @Test
    void cancelsTheOthersWhenOneFails() {
        var blocked = new CountDownLatch(1);
        Action block = action("block").run(state -> {
            blocked.countDown();
            new CountDownLatch(1).await();
            return state;
        });
        Action fail = action("fail").run(state -> {
            blocked.await();
            throw new IOException("first");
        });
        Application app = parallel(map -> map.running(block, fail).joining("shouts", ChildResult::key));

        assertThatThrownBy(app::step).isInstanceOf(ActionFailedException.class).hasRootCauseMessage("first");
        assertThat(events.of(StepFinished.class))
                .filteredOn(step -> step.action().equals("block"))
                .singleElement()
                .satisfies(step -> assertThat(step.exception()).isInstanceOf(RunCancelledException.class));
    }

    @Test
    void collectsFailuresWhereItIsToldTo() {
        Application app = builder(action("map").parallel(map -> map.overStates(
                                state -> List.of(State.of("word", "a"), State.of("word", "mute")))
                        .running(shout)
                        .collectFailures()
                        .joining("shouts", child -> child.failure()
                                .map(Throwable::getMessage)
                                .orElseGet(() -> child.state().getString("loud")))))
                .build();

        app.step();

        assertThat(app.state().getList("shouts", String.class)).containsExactly("A", "no voice");
    }

    @Test
    void runsNoMoreAtATimeThanItMay() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        Action child = action("child").run(state -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            return state;
        });
        Application app = parallel(map ->
                map.overStates(state -> manyStates(50)).running(child).atMost(3).joining("shouts", ChildResult::key));

        app.step();

        assertThat(most.get()).isBetween(1, 3);
        assertThat(app.state().getList("shouts", String.class)).hasSize(50);
    }

    @Test
    void comesToItsEndOnAnExecutorWithoutAThreadToSpare() {
        var executor = Executors.newSingleThreadExecutor();
        try {
            Application app = builder(nested(3)).withExecutor(executor).build();

            app.start(after("map")).result().toCompletableFuture().join();

            assertThat(app.state().getList("shouts", String.class)).hasSize(2);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void endsWithItsChildrenWhenTheExecutorBreaks() {
        var started = new AtomicInteger();
        var reached = new CountDownLatch(1);
        Action block = action("block").run(state -> {
            reached.countDown();
            new CountDownLatch(1).await();
            return state;
        });
        Application app = builder(action("map").parallel(map -> map.overStates(state -> manyStates(3))
                        .running(block)
                        .joining("shouts", ChildResult::key)))
                .withExecutor(task -> {
                    if (started.incrementAndGet() > 1) {
                        awaitUnchecked(reached);
                        throw new IllegalStateException("broken");
                    }
                    new Thread(task).start();
                })
                .build();

        assertThatThrownBy(app::step).isInstanceOf(IllegalStateException.class).hasMessage("broken");

        assertThat(events.of(StepFinished.class)).hasSize(2).allSatisfy(step -> assertThat(step.exception())
                .isNotNull());
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nestsToAnyDepth() {
        Application app = builder(nested(5)).build();

        app.step();

        assertThat(events.of(ApplicationCreated.class)).hasSize(1 + 2 + 4 + 8 + 16 + 32);
    }

    @Test
    void takesChildrenAlongWhenTheRunIsCancelled() throws InterruptedException {
        var reached = new CountDownLatch(2);
        Action block = action("block").run(state -> {
            reached.countDown();
            new CountDownLatch(1).await();
            return state;
        });
        Application app = parallel(
                map -> map.overStates(state -> manyStates(2)).running(block).joining("shouts", ChildResult::key));
        RunHandle run = app.start(after("map"));
        reached.await();

        run.cancel();

        assertThat(run.result()
                        .handle((ended, failure) -> failure)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(RunCancelledException.class);
        assertThat(events.of(StepFinished.class)).hasSize(3).allSatisfy(step -> assertThat(step.exception())
                .isInstanceOf(RunCancelledException.class));
    }

    @Test
    void givesChildrenOfAnotherAttemptOtherIds() {
        var attempts = new AtomicInteger();
        Application app = builder(action("map").retry(times(1)).parallel(map -> map.running(
                                action("child").run(state -> {
                                    if (attempts.incrementAndGet() == 1) {
                                        throw new IOException("once");
                                    }
                                    return state;
                                }))
                        .joining("shouts", ChildResult::key)))
                .build();

        app.step();

        assertThat(childIds()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void letsChildrenInheritOnlyWhatItIsTold() {
        Application app =
                parallel(map -> map.overStates("words", String.class, (state, word) -> state.with("word", word))
                        .running(shout)
                        .inheriting(Inherited.TRACKER)
                        .joining("shouts", child -> child.state().getString("loud")));

        app.step();

        assertThat(childIds()).isEmpty();
        assertThat(app.state().getList("shouts", String.class)).containsExactly("A", "B", "C");
    }

    @Test
    void letsChildrenPassOnWhatTheyHaveOnly() {
        Action inner = action("inner").reads("word").parallel(map -> map.running(shout)
                .joining("loud", child -> child.state().getString("loud")));
        Application app =
                parallel(map -> map.overStates("words", String.class, (state, word) -> state.with("word", word))
                        .running(inner)
                        .inheriting(Inherited.TRACKER)
                        .joining("shouts", ChildResult::key));

        app.step();

        assertThat(childIds()).isEmpty();
    }

    @Test
    void refusesTwoChildrenWithOneKey() {
        Application app = parallel(map -> map.tasks((state, inputs) -> List.of(
                        ChildRun.of("same", shout, State.of("word", "a"), inputs),
                        ChildRun.of("same", shout, State.of("word", "b"), inputs)))
                .joining("shouts", ChildResult::key));

        assertThatThrownBy(app::step)
                .hasMessage(
                        "Step 0 of application 'app' has a child with key 'same' already. Give each child of a step a key of its own.");
    }

    @Test
    void saysWhatADeclarationLacks() {
        assertThatThrownBy(() -> action("map").parallel(map -> map.running(shout)))
                .hasMessage("Parallel action 'map' does not say how to join the children. Call joining(…).");
        assertThatThrownBy(() -> action("map").parallel(map -> map.joining("x", ChildResult::key)))
                .hasMessage("Parallel action 'map' does not say what to run. Call running(…) or tasks(…).");
    }

    @Test
    void refusesToMakeChildrenInTwoWays() {
        ParallelBuilder.Tasks one = (state, inputs) -> List.of(ChildRun.of("one", shout, state, inputs));
        String message =
                "Parallel action 'map' calls tasks(…) beside overStates(…) or running(…). Make all its children in tasks(…), or leave that out.";

        assertThatThrownBy(() -> action("map")
                        .parallel(map -> map.running(shout).tasks(one).joining("x", ChildResult::key)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> action("map").parallel(map -> map.tasks(one)
                        .overStates(state -> List.of(state))
                        .joining("x", ChildResult::key)))
                .hasMessage(message);
    }

    @Nested
    class AGraphAsAnAction {

        private final Graph review = Graph.builder()
                .withActions(
                        action("read")
                                .reads("draft")
                                .writes("words")
                                .run(state -> state.with(
                                        "words", state.getString("draft").split(" ").length)),
                        action("decide")
                                .reads("words")
                                .writes("verdict")
                                .run(state -> state.with("verdict", state.getInt("words") > 2 ? "long" : "short")))
                .withTransitions(from("read").to("decide"))
                .build();

        @Test
        void takesOverWhatItDeclaresToWrite() {
            Application app = new ApplicationBuilder()
                    .withActions(
                            action("review").reads("draft").writes("verdict").running(review, after("decide")))
                    .withState(State.of("draft", "to be or not", "secret", 1))
                    .withEntrypoint("review")
                    .withHooks(events)
                    .build();

            app.step();

            assertThat(app.state().asMap()).containsEntry("verdict", "long").doesNotContainKey("words");
            assertThat(events.of(ApplicationCreated.class).get(1).state().asMap())
                    .containsOnlyKeys("draft");
        }
    }

    private List<String> childIds() {
        List<String> ids = new ArrayList<>();
        for (ApplicationCreated created : events.of(ApplicationCreated.class)) {
            if (created.spawnedBy() != null) {
                ids.add(created.application().appId());
            }
        }
        return ids.stream().sorted().toList();
    }

    private static List<State> manyStates(int count) {
        List<State> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            states.add(State.of("i", i));
        }
        return states;
    }

    private Action nested(int depth) {
        return action(depth == 1 ? "leaf" : "map").parallel(map -> map.overStates(state -> manyStates(2))
                .running(depth == 1 ? action("end").run(state -> state) : nested(depth - 1))
                .joining("shouts", ChildResult::key));
    }

    private Application parallelShouts() {
        return parallel(map -> map.overStates("words", String.class, (state, word) -> state.with("word", word))
                .running(shout)
                .joining("shouts", child -> child.state().getString("loud")));
    }

    private Application parallel(UnaryOperator<ParallelBuilder> declaration) {
        return builder(action("map").parallel(declaration)).build();
    }

    private ApplicationBuilder builder(Action action) {
        Executor threads = task -> new Thread(task).start();
        return new ApplicationBuilder()
                .withActions(action)
                .withTransitions(from(action.name()).to(action.name()))
                .withState(State.of("words", List.of("a", "b", "c")))
                .withEntrypoint(action.name())
                .withIdentifiers("app", "me")
                .withExecutor(threads)
                .withHooks(events);
    }
}
