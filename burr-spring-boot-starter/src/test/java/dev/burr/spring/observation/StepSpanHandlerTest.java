package dev.burr.spring.observation;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ActionContext;
import dev.burr.core.ChildRun;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.visibility.Span;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StepSpanHandlerTest {

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final SpanTree spans = new SpanTree();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @BeforeEach
    void listen() {
        registry.observationConfig().observationHandler(new StepSpanHandler(List.of()));
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @FunctionalInterface
    private interface Body {
        void run(ActionContext context) throws Exception;
    }

    private Application answering(Body body, LifecycleHook... others) {
        return new ApplicationBuilder()
                .withActions(action("answer").run((state, inputs, context) -> {
                    body.run(context);
                    return state;
                }))
                .withEntrypoint("answer")
                .withHooks(spans, new ObservationHook(registry))
                .withHooks(others)
                .build();
    }

    private Observation observation(String name) {
        return Observation.createNotStarted(name, registry);
    }

    private void observed(String name, Runnable body) {
        observation(name).observe(body);
    }

    private void elsewhere(Runnable task) {
        CompletableFuture.runAsync(task, pool).join();
    }

    @Test
    void makesASpanOfWhatIsObservedInAnAction() {
        answering(context -> observation("http.client.requests")
                        .lowCardinalityKeyValue("method", "GET")
                        .highCardinalityKeyValue("http.url", "/orders/1")
                        .lowCardinalityKeyValue("exception", KeyValue.NONE_VALUE)
                        .observe(() -> {}))
                .step();

        assertThat(spans.started()).containsExactly("answer/http.client.requests");
        assertThat(spans.finished()).containsExactly("answer/http.client.requests");
        assertThat(spans.attributesOf("answer/http.client.requests"))
                .isEqualTo(Map.of("method", "GET", "http.url", "/orders/1"));
    }

    @Test
    void nestsSpansAsObservationsAreNested() {
        answering(context -> {
                    observed("outer", () -> {
                        observed("inner", () -> {});
                        observed("second", () -> {});
                    });
                    observed("next", () -> {});
                })
                .step();

        assertThat(spans.started())
                .containsExactly("answer/outer", "answer/outer/inner", "answer/outer/second", "answer/next");
    }

    @Test
    void nestsTogetherWithSpansOfTheAction() {
        answering(context -> {
                    try (Span plan = context.tracer().span("plan")) {
                        observed("call", () -> {
                            try (Span lookup = ActionContext.currentTracer().span("lookup")) {
                                lookup.attribute("n", 1);
                                observed("query", () -> {});
                            }
                        });
                        plan.attribute("n", 2);
                    }
                    context.tracer().span("behind").close();
                })
                .step();

        assertThat(spans.started())
                .containsExactly(
                        "answer/plan",
                        "answer/plan/call",
                        "answer/plan/call/lookup",
                        "answer/plan/call/lookup/query",
                        "answer/behind");
    }

    @Test
    void keepsApartWhatBeginsWhileOthersGoOnWithoutAScope() {
        answering(context -> {
                    Observation first = observation("first").start();
                    Observation second = observation("second").start();
                    first.stop();
                    second.stop();
                })
                .step();

        assertThat(spans.started()).containsExactly("answer/first", "answer/second");
    }

    @Test
    void findsTheStepByTheParentOnAThreadThatKnowsNothingOfIt() {
        answering(context -> {
                    Observation call = observation("call").start();
                    elsewhere(() -> {
                        assertThat(ActionContext.current()).isEmpty();
                        observation("query").parentObservation(call).observe(() -> observed("row", () -> {}));
                    });
                    Observation step = registry.getCurrentObservation();
                    elsewhere(() ->
                            observation("of the step").parentObservation(step).observe(() -> {}));
                    elsewhere(call::stop);
                })
                .step();

        assertThat(spans.started())
                .containsExactly("answer/call", "answer/call/query", "answer/call/query/row", "answer/of the step");
        assertThat(spans.finished())
                .containsExactly("answer/call/query/row", "answer/call/query", "answer/of the step", "answer/call");
    }

    @Test
    void tellsOfAFailureAndOfEvents() {
        Application application = answering(context -> observed("call", () -> {
            registry.getCurrentObservation().event(Observation.Event.of("first.token"));
            throw new IllegalStateException("down");
        }));

        assertThatThrownBy(application::step).hasMessage("down");

        assertThat(spans.attributesOf("answer/call"))
                .containsEntry("burr.failure", "java.lang.IllegalStateException: down");
        assertThat(spans.events()).containsExactly("answer/call!first.token");
    }

    @Test
    void makesNoSpanOfRunsAndSteps() {
        Graph child = Graph.builder()
                .withActions(action("look").run(state -> {
                    observed("query", () -> {});
                    return state;
                }))
                .build();

        answering(context -> context.spawn(ChildRun.of("child", child, State.empty(), after("look"), Inputs.none())))
                .step();

        assertThat(spans.started()).containsExactly("look/query");
    }

    @Test
    void leavesAloneWhatIsObservedOutsideOfActions() {
        observed("request", () -> answering(context -> {}).step());

        assertThat(spans.started()).isEmpty();
    }

    @Test
    void leavesAloneWhatHooksDoAroundTheAction() {
        var calling = new LifecycleHook() {
            @Override
            public void stepStarted(StepStarted event) {
                observed("before", () -> {});
            }

            @Override
            public void stepFinished(StepFinished event) {
                observed("behind", () -> {});
            }

            @Override
            public void spanStarted(SpanStarted event) {
                observed("of a hook", () -> {});
            }
        };

        Application application = answering(context -> observed("call", () -> {}), calling);
        application.step();

        assertThat(spans.started()).containsExactly("answer/call");
        assertThat(application.hookFailures()).isZero();
    }

    @Test
    void doesNotRecordWhatEndsAfterItsStep() {
        var late = new AtomicReference<@Nullable Observation>();
        var step = new AtomicReference<@Nullable Observation>();
        answering(context -> {
                    step.set(registry.getCurrentObservation());
                    late.set(observation("late").start());
                })
                .step();

        late.get().lowCardinalityKeyValue("n", "1").stop();
        elsewhere(() -> observation("later").parentObservation(step.get()).observe(() -> {}));

        assertThat(spans.started()).containsExactly("answer/late");
        assertThat(spans.finished()).containsExactly("answer/late");
        assertThat(spans.attributesOf("answer/late")).isEmpty();
    }

    @Test
    void recordsOfAnApplicationWhoseStepsAreNotObserved() {
        new ApplicationBuilder()
                .withActions(action("answer").run(state -> {
                    observed("call", () -> observed("query", () -> {}));
                    return state;
                }))
                .withEntrypoint("answer")
                .withHooks(spans)
                .build()
                .step();

        assertThat(spans.started()).containsExactly("answer/call", "answer/call/query");
    }

    @Test
    void asksThoseWhoKnowMore() {
        ObservationRegistry other = ObservationRegistry.create();
        other.observationConfig()
                .observationHandler(new StepSpanHandler(List.of(new SpanDetails() {}, new SpanDetails() {
                    @Override
                    public String nameOf(Observation.Context context) {
                        return "chat gpt";
                    }

                    @Override
                    public Map<String, ?> attributesOf(Observation.Context context) {
                        return Map.of("tokens", 7);
                    }
                })));

        answering(context -> Observation.createNotStarted("call", other)
                        .lowCardinalityKeyValue("tokens", "7")
                        .observe(() -> {}))
                .step();

        assertThat(spans.attributesOf("answer/chat gpt")).isEqualTo(Map.of("tokens", 7));
    }

    @Test
    void passesOverAScopeThatNobodyHasClosed() {
        answering(context -> {
                    Observation outer = observation("outer").start();
                    try (Observation.Scope around = outer.openScope()) {
                        assertThat(around).isNotNull();
                        Observation call = observation("call").start();
                        call.openScope();
                        call.stop();
                        context.tracer().span("within").close();
                    }
                    context.tracer().span("behind").close();
                    outer.stop();
                })
                .step();

        assertThat(spans.started())
                .containsExactly("answer/outer", "answer/outer/call", "answer/outer/within", "answer/behind");
    }
}
