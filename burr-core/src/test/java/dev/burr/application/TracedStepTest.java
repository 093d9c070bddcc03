package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.EventLogged;
import dev.burr.lifecycle.HookFailurePolicy;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.SpanFinished;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.lifecycle.StepStarted;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TracedStepTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final EventLog events = new EventLog();

    private static Action tracing(String name, Consumer<Tracer> body) {
        return action(name).run((state, inputs, context) -> {
            body.accept(context.tracer());
            return state;
        });
    }

    private ApplicationBuilder running(Action... actions) {
        return new ApplicationBuilder()
                .withActions(actions)
                .withEntrypoint(actions[0].name())
                .withIdentifiers("app", "ada")
                .withHooks(events);
    }

    @Test
    void letsAHookLogFactsAboutTheStepThatStarts() {
        running(tracing("respond", tracer -> tracer.attribute("by", "the action")))
                .withHooks(new LifecycleHook() {
                    @Override
                    public void stepStarted(StepStarted event) {
                        event.tracer().attribute("by", "the hook");
                    }
                })
                .build()
                .step();

        assertThat(events.of(AttributesLogged.class))
                .extracting(AttributesLogged::attributes)
                .containsExactly(Map.of("by", "the hook"), Map.of("by", "the action"));
    }

    @Test
    void tellsHooksWhatIsTracedBetweenTheStartAndTheEndOfTheStep() {
        running(tracing("respond", tracer -> {
                    try (Span span = tracer.span("retrieve")) {
                        span.attribute("hits", 3);
                    }
                    tracer.event("cache_miss", Map.of());
                }))
                .build()
                .step();

        assertThat(events.words())
                .containsExactly(
                        "created app",
                        "step(",
                        "0 respond",
                        "+ 0:0 retrieve",
                        "0:0 {hits=3}",
                        "- 0:0",
                        "null cache_miss!",
                        "0 ok",
                        ")");
    }

    @Test
    void saysWhereAndWhenItHappened() {
        var clock = new Ticking();
        running(action("first").run(state -> state), tracing("respond", tracer -> {
                    try (Span outer = tracer.span("outer", "first", "second")) {
                        outer.span("inner").close();
                        outer.attributes(Map.of("tokens", 12));
                        outer.event("warmed", Map.of("by", "cron"));
                    }
                }))
                .withTransitions(from("first").to("respond"))
                .withClock(clock)
                .build()
                .run(after("respond"));

        SpanStarted outer = events.of(SpanStarted.class).get(0);
        assertThat(outer.application().partitionKey()).isEqualTo("ada");
        assertThat(outer.sequenceId()).isEqualTo(1);
        assertThat(outer.action()).isEqualTo("respond");
        assertThat(outer.name()).isEqualTo("outer");
        assertThat(outer.spanId()).isEqualTo("1:0");
        assertThat(outer.parentSpanId()).isNull();
        assertThat(outer.dependencies()).containsExactly("first", "second");
        SpanStarted inner = events.of(SpanStarted.class).get(1);
        assertThat(inner.parentSpanId()).isEqualTo("1:0");
        assertThat(inner.dependencies()).isEmpty();
        assertThat(inner.time()).isEqualTo(outer.time().plusSeconds(1));
        SpanFinished ended = events.of(SpanFinished.class).get(0);
        assertThat(ended.name()).isEqualTo("inner");
        assertThat(ended.spanId()).isEqualTo("1:0.0");
        assertThat(ended.time()).isEqualTo(inner.time().plusSeconds(1));
        assertThat(ended.duration()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        AttributesLogged logged = events.of(AttributesLogged.class).get(0);
        assertThat(logged.attributes()).isEqualTo(Map.of("tokens", 12));
        assertThat(logged.time()).isEqualTo(inner.time().plusSeconds(2));
        EventLogged event = events.of(EventLogged.class).get(0);
        assertThat(event.data()).isEqualTo(Map.of("by", "cron"));
        assertThat(event.time()).isEqualTo(inner.time().plusSeconds(3));
    }

    @Test
    void closesWhatWasLeftOpenBeforeTheStepEnds() {
        running(tracing("respond", tracer -> tracer.span("outer").span("inner")))
                .build()
                .step();

        assertThat(events.words()).containsSubsequence("+ 0:0.0 inner", "- 0:0.0", "- 0:0", "0 ok");
    }

    @Test
    void closesSpansOfAStepThatFails() {
        var failing = running(tracing("respond", tracer -> {
                    tracer.span("left open");
                    try (Span span = tracer.span("closed by the exception")) {
                        span.attribute("n", 1);
                        throw new IllegalStateException("no answer");
                    }
                }))
                .build();

        assertThatThrownBy(failing::step).hasMessage("no answer");
        assertThat(events.words())
                .containsSubsequence(
                        "+ 0:0 left open", "+ 0:0.0 closed by the exception", "- 0:0.0", "- 0:0", "0 failed");
    }

    @Test
    void countsSpansFromTheStartInEachStep() {
        var app = running(tracing("respond", tracer -> {
                    tracer.span("a");
                    tracer.span("b");
                }))
                .withTransitions(from("respond").to("respond"))
                .build();

        app.step();
        app.step();

        assertThat(events.of(SpanStarted.class))
                .extracting(SpanStarted::spanId)
                .containsExactly("0:0", "0:0.0", "1:0", "1:0.0");
    }

    @Test
    void ignoresWhatIsTracedAfterTheStep() {
        var kept = new AtomicReference<Tracer>(Tracer.none());
        running(tracing("respond", kept::set)).build().step();
        int before = events.words().size();

        kept.get().span("late").attribute("n", 1);

        assertThat(events.words()).hasSize(before);
    }

    @Test
    void keepsWhatAnActionLogsFromChangesOfItsMap() {
        var attributes = new HashMap<String, Object>(Map.of("n", 1));
        running(tracing("respond", tracer -> {
                    tracer.attributes(attributes);
                    tracer.event("e", attributes);
                    attributes.put("n", 2);
                }))
                .build()
                .step();

        assertThat(events.of(AttributesLogged.class).get(0).attributes()).isEqualTo(Map.of("n", 1));
        assertThat(events.of(EventLogged.class).get(0).data()).isEqualTo(Map.of("n", 1));
    }

    @Nested
    final class WhenAHookFails {

        private LifecycleHook failing(HookFailurePolicy policy) {
            return new LifecycleHook() {
                @Override
                public void spanStarted(SpanStarted event) {
                    throw new IllegalStateException("not recorded");
                }

                @Override
                public void spanFinished(SpanFinished event) {
                    throw new IllegalStateException("end not recorded");
                }

                @Override
                public HookFailurePolicy failurePolicy() {
                    return policy;
                }
            };
        }

        @Test
        void theActionDoesNotNotice() {
            var app = running(tracing("respond", tracer -> tracer.span("a")))
                    .withHooks(failing(HookFailurePolicy.ISOLATE))
                    .build();

            app.step();

            assertThat(events.words()).contains("+ 0:0 a", "- 0:0", "0 ok");
            assertThat(app.hookFailures()).isEqualTo(2);
        }

        @Test
        void theStepFailsWhenTheHookSaysSo() {
            var app = running(tracing("respond", tracer -> tracer.span("a")))
                    .withHooks(failing(HookFailurePolicy.PROPAGATE))
                    .build();

            assertThatThrownBy(app::step).hasMessage("not recorded").satisfies(e -> assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("end not recorded"));
            assertThat(events.words()).containsSubsequence("+ 0:0 a", "- 0:0", "0 failed");
        }

        @Test
        void theStepFailsWhenOnlyTheEndCouldNotBeRecorded() {
            var lateFailure = new LifecycleHook() {
                @Override
                public void spanFinished(SpanFinished event) {
                    throw new IllegalStateException("end not recorded");
                }

                @Override
                public HookFailurePolicy failurePolicy() {
                    return HookFailurePolicy.PROPAGATE;
                }
            };
            var app = running(action("count").writes("n").run((state, inputs, context) -> {
                        context.tracer().span("left open");
                        return state.with("n", 1);
                    }))
                    .withHooks(lateFailure)
                    .build();

            assertThatThrownBy(app::step).hasMessage("end not recorded");
            assertThat(events.words()).containsSubsequence("- 0:0", "0 failed");
            assertThat(app.state().has("n")).isFalse();
        }
    }

    /** Goes on by a second whenever it is looked at. */
    private static final class Ticking extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
