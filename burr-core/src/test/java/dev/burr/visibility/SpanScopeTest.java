package dev.burr.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SpanScopeTest {

    private final TraceLog heard = new TraceLog();
    private final StepTrace trace = new StepTrace("respond", 3, heard);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        trace.end();
        other.shutdownNow();
    }

    /** As a library does that opens a span now and has it current later. */
    private Span opened(String name) {
        CurrentSpan before = CurrentSpan.ofThisThread();
        Span span = trace.span(name);
        before.enter();
        return span;
    }

    private void elsewhere(Runnable task) {
        CompletableFuture.runAsync(task, other).join();
    }

    @Test
    void putsAThreadIntoASpanForAsLongAsItLasts() {
        Span call = opened("call");

        elsewhere(() -> {
            try (SpanScope scope = SpanScope.open(call)) {
                assertThat(scope).isNotNull();
                trace.span("within").close();
            }
            trace.span("behind").close();
        });

        assertThat(heard.words()).contains("+ 3:0.0 within in 3:0", "+ 3:1 behind");
    }

    @Test
    void isPassedOverOnceItsSpanIsClosed() {
        Span call = opened("call");
        try (SpanScope scope = SpanScope.open(call)) {
            assertThat(scope).isNotNull();
            call.close();

            trace.span("behind").close();
        }

        assertThat(heard.words()).contains("+ 3:1 behind");
    }

    @Test
    void leavesTheThreadInTheSpanThatItOpenedWithin() {
        Span call = opened("call");
        SpanScope scope = SpanScope.open(call);
        Span within = trace.span("within");
        scope.close();

        trace.span("deeper").close();
        within.close();
        trace.span("behind").close();

        assertThat(heard.words()).contains("+ 3:0.0.0 deeper in 3:0.0", "+ 3:1 behind");
    }

    @Test
    void countsForLessThanADeeperSpanOfTheThread() {
        Span call = opened("call");
        Span deeper = call.span("deeper");

        try (SpanScope scope = SpanScope.open(call)) {
            assertThat(scope).isNotNull();
            assertThat(CurrentSpan.ofThisThread().isWithin(deeper)).isTrue();
            trace.span("deepest").close();
        }

        assertThat(heard.words()).contains("+ 3:0.0.0 deepest in 3:0.0");
    }

    @Test
    void countsForMoreThanASpanThatItsOwnIsIn() {
        Span outer = trace.span("outer");
        Span call = opened("call");

        elsewhere(() -> {
            try (SpanScope scope = SpanScope.open(call)) {
                assertThat(scope).isNotNull();
                CurrentSpan before = CurrentSpan.ofThisThread();
                outer.span("opened and left").close();
                before.enter();
                trace.span("within").close();
            }
        });

        assertThat(heard.words()).contains("+ 3:0.0.0 within in 3:0.0");
    }

    @Test
    void givesWayToTheSpanOfAnotherStepThatIsOpenedWithin() {
        Span call = opened("call");
        StepTrace child = new StepTrace("child", 9, new TraceLog());

        try (SpanScope scope = SpanScope.open(call);
                Span ofChild = child.span("of the child")) {
            assertThat(scope).isNotNull();
            assertThat(CurrentSpan.ofThisThread().isWithin(ofChild)).isTrue();
            trace.span("of the parent").close();
        }

        assertThat(heard.words()).contains("+ 3:0.0 of the parent in 3:0");
    }

    @Test
    void closesThoseWithinIt() {
        Span outer = opened("outer");
        SpanScope first = SpanScope.open(outer);
        SpanScope second = SpanScope.open(outer);

        first.close();
        second.close();
        trace.span("behind").close();

        assertThat(heard.words()).contains("+ 3:1 behind");
    }

    @Test
    void isClosedByItsOwnThreadOnly() {
        Span call = opened("call");
        try (SpanScope scope = SpanScope.open(call)) {
            elsewhere(scope::close);

            trace.span("within").close();
        }

        assertThat(heard.words()).contains("+ 3:0.0 within in 3:0");
    }

    @Test
    void isOfNoUseToATracerThatIsNotListening() {
        assertThat(StepTrace.isListening(trace)).isTrue();
        Span call = opened("call");
        assertThat(StepTrace.isListening(call)).isTrue();

        try (SpanScope scope = SpanScope.open(call)) {
            assertThat(scope).isNotNull();
            assertThat(CurrentSpan.ofThisThread().isWithin(call)).isTrue();

            trace.end();

            assertThat(CurrentSpan.ofThisThread().isWithin(call)).isFalse();
        }
        assertThat(StepTrace.isListening(trace)).isFalse();
        assertThat(StepTrace.isListening(call)).isFalse();
        assertThat(StepTrace.isListening(Tracer.none())).isFalse();
    }
}
