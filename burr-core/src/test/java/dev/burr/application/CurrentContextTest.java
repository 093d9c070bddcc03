package dev.burr.application;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is current on a thread, in an action and on the threads that it starts. */
final class CurrentContextTest {

    private final EventLog events = new EventLog();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private static Action tracing(String name, Consumer<Tracer> body) {
        return action(name).run((state, inputs, context) -> {
            body.accept(context.tracer());
            return state;
        });
    }

    private ApplicationBuilder running(Action action) {
        return new ApplicationBuilder()
                .withActions(action)
                .withEntrypoint(action.name())
                .withIdentifiers("app")
                .withHooks(events);
    }

    @Test
    void isThatOfTheStepThatRuns() {
        assertThat(ActionContext.current()).isEmpty();
        running(action("respond").run((state, inputs, context) -> {
                    assertThat(ActionContext.current()).containsSame(context);
                    assertThat(ActionContext.currentTracer()).isSameAs(context.tracer());
                    return state;
                }))
                .build()
                .step();

        assertThat(ActionContext.current()).isEmpty();
        assertThat(ActionContext.currentTracer()).isSameAs(Tracer.none());
    }

    @Test
    void isThereWhenNobodyListens() {
        var seen = new AtomicReference<Optional<ActionContext>>(Optional.empty());
        new ApplicationBuilder()
                .withActions(action("respond").run(state -> {
                    seen.set(ActionContext.current());
                    return state;
                }))
                .withEntrypoint("respond")
                .withIdentifiers("quiet")
                .build()
                .step();

        ActionContext context = seen.get().orElseThrow();
        assertThat(context.action()).isEqualTo("respond");
        assertThat(context.sequenceId()).isZero();
        assertThat(context.applicationId().appId()).isEqualTo("quiet");
        assertThat(context.tracer()).isSameAs(Tracer.none());
    }

    @Test
    void endsWithAStepThatFails() {
        var app = running(action("respond").run(state -> {
                    throw new IllegalStateException("no answer");
                }))
                .build();

        assertThatThrownBy(app::step).hasMessage("no answer");
        assertThat(ActionContext.current()).isEmpty();
    }

    @Test
    void isThatOfTheInnerApplicationWhileItRuns() {
        running(tracing("outer", tracer -> {
                    try (Span span = tracer.span("child")) {
                        running(tracing("inner", inner -> ActionContext.currentTracer()
                                        .span("of inner")))
                                .withIdentifiers("child")
                                .build()
                                .step();
                        ActionContext.currentTracer().attribute("n", 1);
                        span.attribute("n", 2);
                    }
                }))
                .build()
                .step();

        assertThat(events.of(SpanStarted.class))
                .extracting(started -> started.application().appId() + " " + started.spanId())
                .containsExactly("app 0:0", "child 0:0");
        assertThat(events.of(AttributesLogged.class))
                .extracting(
                        AttributesLogged::spanId, logged -> logged.application().appId())
                .containsExactly(tuple("0:0", "app"), tuple("0:0", "app"));
    }

    @Test
    void givesAnActionThatIsRunAloneItsContext() throws Exception {
        var context = ActionContext.of(ApplicationId.of("app"), "respond", 4);

        State state = context.call(
                () -> State.of("where", ActionContext.current().orElseThrow().action()));

        assertThat(state.getString("where")).isEqualTo("respond");
        assertThat(context.tracer()).isSameAs(Tracer.none());
        assertThat(ActionContext.current()).isEmpty();
    }

    @Nested
    final class OnAnotherThread {

        private String inPool(Callable<String> task) {
            try {
                return pool.submit(task).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private String whereAmI() {
            return ActionContext.current().map(ActionContext::action).orElse("nowhere");
        }

        @Test
        void nothingIsCurrentUnlessItIsTakenAlong() {
            running(tracing("respond", tracer -> {
                        try (Span span = tracer.span("fan out")) {
                            assertThat(inPool(this::whereAmI)).isEqualTo("nowhere");
                            inPool(() -> {
                                tracer.attribute("without", 1);
                                return "";
                            });
                            span.attribute("n", 0);
                        }
                    }))
                    .build()
                    .step();

            assertThat(events.words()).contains("null {without=1}");
        }

        @Test
        void contextAndSpanAreTakenAlongByAWrappedTask() {
            running(tracing("respond", tracer -> {
                        try (Span span = tracer.span("fan out")) {
                            String where = inPool(ActionContext.wrap(() -> {
                                try (Span inner = ActionContext.currentTracer().span("fetch")) {
                                    inner.attribute("n", 1);
                                }
                                return whereAmI();
                            }));
                            span.attribute("where", where);
                        }
                        assertThat(inPool(this::whereAmI)).isEqualTo("nowhere");
                    }))
                    .build()
                    .step();

            assertThat(events.words())
                    .containsSubsequence(
                            "+ 0:0 fan out", "+ 0:0.0 fetch", "0:0.0 {n=1}", "- 0:0.0", "0:0 {where=respond}");
        }

        @Test
        void aWrappedTaskLeavesItsThreadAsItFoundIt() {
            running(tracing("respond", tracer -> {
                        Runnable carried;
                        try (Span span = tracer.span("carried")) {
                            Runnable task = () -> {
                                span.span("left open");
                                throw new IllegalStateException("task failed");
                            };
                            carried = ActionContext.wrap(task);
                            span.attribute("n", 0);
                        }
                        try (Span span = tracer.span("here")) {
                            assertThatThrownBy(carried::run).hasMessage("task failed");
                            tracer.attribute("after", 1);
                            span.attribute("n", 1);
                        }
                        assertThat(whereAmI()).isEqualTo("respond");
                    }))
                    .build()
                    .step();

            assertThat(events.words()).contains("+ 0:0.0 left open", "0:1 {after=1}");
        }

        @Test
        void aTaskThatWasWrappedOutsideOfAStepIsOutsideOfIt() {
            Callable<String> task = ActionContext.wrap(this::whereAmI);

            running(tracing("respond", tracer -> tracer.attribute("where", calling(task))))
                    .build()
                    .step();

            assertThat(events.words()).contains("null {where=nowhere}");
        }

        private static String calling(Callable<String> task) {
            try {
                return task.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void childrenOfASpanThatIsHandedOverNestInIt() {
            running(tracing("respond", tracer -> {
                        try (Span span = tracer.span("fan out")) {
                            for (String source : List.of("a", "b")) {
                                inPool(() -> {
                                    try (Span one = span.span(source)) {
                                        tracer.attribute("of", source);
                                        one.attribute("n", 1);
                                    }
                                    return "";
                                });
                            }
                        }
                    }))
                    .build()
                    .step();

            assertThat(events.words())
                    .containsSubsequence(
                            "+ 0:0.0 a", "0:0.0 {of=a}", "- 0:0.0", "+ 0:0.1 b", "0:0.1 {of=b}", "- 0:0.1");
        }
    }
}
