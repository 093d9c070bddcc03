package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.visibility.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is current where children run, on the thread of their parent and on one that helps it. */
@Timeout(60)
final class ChildContextTest {

    private final ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "helper"));

    /** Two children meet here, so that one of them is on the thread that helps. */
    private final CyclicBarrier meeting = new CyclicBarrier(2);

    /** What was noted on which thread. */
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private void meet() {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thread() {
        return Thread.currentThread().getName().equals("helper") ? "helper" : "parent";
    }

    private static String current() {
        return ActionContext.current()
                .map(context -> context.action() + " " + context.sequenceId())
                .orElse("nowhere");
    }

    private Action meeting(Runnable body) {
        return action("meet").run(state -> {
            meet();
            body.run();
            return state;
        });
    }

    private Graph meetingGraph(Runnable body) {
        return Graph.builder().withActions(meeting(body)).build();
    }

    private LifecycleHook whenChildIsCreated(Runnable body) {
        return new LifecycleHook() {
            @Override
            public void applicationCreated(ApplicationCreated event) {
                if (event.spawnedBy() != null) {
                    meet();
                    body.run();
                }
            }
        };
    }

    private static Action twice(String name, Graph child) {
        return action(name).parallel(map -> map.overStates(state -> List.of(State.of("n", 0), State.of("n", 1)))
                .running(child, after("meet"))
                .joining("children", ChildResult::appId));
    }

    private ApplicationBuilder running(Action action) {
        return new ApplicationBuilder()
                .withActions(action)
                .withEntrypoint(action.name())
                .withIdentifiers("app")
                .withExecutor(pool);
    }

    private void noteCurrent() {
        seen.put(thread(), current());
    }

    @Test
    void theActionOfAChildHasItsOwn() {
        running(twice("map", meetingGraph(this::noteCurrent))).build().step();

        assertThat(seen).isEqualTo(Map.of("parent", "meet 0", "helper", "meet 0"));
    }

    @Test
    void theHooksOfAChildHaveThatOfTheActionThatRunsIt() {
        Graph child =
                Graph.builder().withActions(action("meet").run(state -> state)).build();

        running(twice("map", child))
                .withHooks(whenChildIsCreated(this::noteCurrent))
                .build()
                .step();

        assertThat(seen).isEqualTo(Map.of("parent", "map 0", "helper", "map 0"));
    }

    @Test
    void theConditionsOfAChildHaveThatOfTheActionThatRunsIt() {
        Graph child = Graph.builder()
                .withActions(
                        action("begin").run(state -> state), action("other").run(state -> state), meeting(() -> {}))
                .withTransitions(
                        from("begin").to("other").when(reading("n").test("noting", state -> {
                            noteCurrent();
                            return false;
                        })),
                        from("begin").to("meet"))
                .build();

        running(twice("map", child)).build().step();

        assertThat(seen).isEqualTo(Map.of("parent", "map 0", "helper", "map 0"));
    }

    @Test
    void theHooksOfAChildTraceIntoTheSpanThatTheActionIsIn() {
        var events = new EventLog();
        Action leaf = action("leaf").run(state -> state);
        Action spawning = action("map").run((state, inputs, context) -> {
            try (Span span = context.tracer().span("fan out")) {
                var children = List.of(
                        ChildRun.of("a", leaf, State.empty(), inputs), ChildRun.of("b", leaf, State.empty(), inputs));
                span.attribute("n", context.spawnAll(children, 2, false).size());
            }
            return state;
        });

        running(spawning)
                .withHooks(events, whenChildIsCreated(() -> ActionContext.currentTracer()
                        .attribute("from", thread())))
                .build()
                .step();

        assertThat(events.words()).contains("0:0 {from=parent}", "0:0 {from=helper}");
    }

    @Test
    void aThreadThatHelpedIsLeftAsItWasFound() throws Exception {
        running(twice("map", meetingGraph(() -> {}))).build().step();

        assertThat(pool.submit(ChildContextTest::current).get()).isEqualTo("nowhere");
    }

    /** What the program has bound to a thread is taken along by an executor that looks for it when it is given a task. */
    @Nested
    final class WhatElseIsBoundToAThread {

        private final ThreadLocal<String> user = new ThreadLocal<>();

        private Executor carrying(Executor threads) {
            return task -> {
                String carried = user.get();
                threads.execute(() -> {
                    user.set(carried);
                    try {
                        task.run();
                    } finally {
                        user.remove();
                    }
                });
            };
        }

        private void noteUser() {
            seen.put(thread(), String.valueOf(user.get()));
        }

        @Test
        void reachesChildren() {
            user.set("ana");

            running(twice("map", meetingGraph(this::noteUser)))
                    .withExecutor(carrying(pool))
                    .build()
                    .step();

            assertThat(seen).isEqualTo(Map.of("parent", "ana", "helper", "ana"));
        }

        @Test
        void staysBehindWithAnotherExecutor() {
            user.set("ana");

            running(twice("map", meetingGraph(this::noteUser))).build().step();

            assertThat(seen).isEqualTo(Map.of("parent", "ana", "helper", "null"));
        }

        @Test
        void reachesChildrenOfChildren() {
            user.set("ana");
            var users = Collections.synchronizedList(new ArrayList<String>());
            var allFour = new CyclicBarrier(4);
            Action leaf = action("meet").run(state -> {
                allFour.await();
                users.add(user.get());
                return state;
            });
            Graph leaves = Graph.builder().withActions(leaf).build();
            Action inner = twice("inner", leaves);
            Action outer = action("map").parallel(map -> map.overStates(state -> List.of(state, state))
                    .running(inner)
                    .joining("children", ChildResult::appId));
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                running(outer).withExecutor(carrying(threads)).build().step();
            } finally {
                threads.shutdownNow();
            }

            assertThat(users).containsExactly("ana", "ana", "ana", "ana");
        }

        @Test
        void reachesRunsInTheBackground() {
            user.set("ana");
            Action once = action("note").run(state -> {
                noteUser();
                return state;
            });

            running(once)
                    .withExecutor(carrying(pool))
                    .build()
                    .start(after("note"))
                    .result()
                    .toCompletableFuture()
                    .join();

            assertThat(seen).isEqualTo(Map.of("helper", "ana"));
        }
    }
}
