package dev.burr.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class StepTraceTest {

    private final TraceLog heard = new TraceLog();
    private final StepTrace trace = new StepTrace("respond", 3, heard);

    @Nested
    final class Spans {

        @Test
        void nestInTheSpanThatTheThreadIsIn() {
            try (Span outer = trace.span("outer")) {
                try (Span inner = trace.span("inner")) {
                    inner.attribute("n", 1);
                }
                outer.attribute("n", 2);
                try (Span second = trace.span("second", "inner")) {
                    second.attribute("n", 3);
                }
            }
            trace.span("next").close();

            assertThat(heard.words())
                    .containsExactly(
                            "+ 3:0 outer",
                            "+ 3:0.0 inner in 3:0",
                            "3:0.0 {n=1}",
                            "- 3:0.0",
                            "3:0 {n=2}",
                            "+ 3:0.1 second in 3:0 after [inner]",
                            "3:0.1 {n=3}",
                            "- 3:0.1",
                            "- 3:0",
                            "+ 3:1 next",
                            "- 3:1");
        }

        @Test
        void openInTheSpanThatIsAskedForThemAndNotInTheOneThatTheThreadIsIn() {
            Span first = trace.span("first");
            Span second = trace.span("second");
            Span third = first.span("third");

            trace.attribute("where", "innermost");
            third.close();
            trace.attribute("where", "back");

            assertThat(heard.words())
                    .containsExactly(
                            "+ 3:0 first",
                            "+ 3:0.0 second in 3:0",
                            "+ 3:0.1 third in 3:0",
                            "3:0.1 {where=innermost}",
                            "- 3:0.1",
                            "3:0.0 {where=back}");
            second.close();
        }

        @Test
        void endOnce() {
            Span span = trace.span("once");

            span.close();
            span.close();
            trace.end();
            span.close();

            assertThat(heard.words()).containsExactly("+ 3:0 once", "- 3:0");
        }

        @Test
        void endAfterThoseInThem() {
            Span outer = trace.span("outer");
            trace.span("left").span("inner of left");
            outer.span("right");

            outer.close();
            trace.span("next");

            assertThat(heard.words()).containsSubsequence("- 3:0.1", "- 3:0.0.0", "- 3:0.0", "- 3:0", "+ 3:1 next");
        }

        @Test
        void endWithTheStepInnerFirstAndLaterFirst() {
            trace.span("a").span("b").span("c");
            Thread elsewhere = new Thread(() -> trace.span("d").span("e"));
            run(elsewhere);

            trace.end();

            assertThat(heard.words().subList(5, 10))
                    .containsExactly("- 3:1.0", "- 3:1", "- 3:0.0.0", "- 3:0.0", "- 3:0");
        }

        @Test
        void takeMoreAfterTheyHaveEnded() {
            Span outer = trace.span("outer");
            Span late = outer.span("late");
            late.close();
            late.attribute("hits", 3);
            Span child = late.span("child");

            outer.close();

            assertThat(heard.words())
                    .containsExactly(
                            "+ 3:0 outer",
                            "+ 3:0.0 late in 3:0",
                            "- 3:0.0",
                            "3:0.0 {hits=3}",
                            "+ 3:0.0.0 child in 3:0.0",
                            "- 3:0.0.0",
                            "- 3:0");
            child.close();
        }

        @Test
        void nestDeeperThanTheStack() {
            Span innermost = trace.span("0");
            for (int depth = 1; depth < 3_000; depth++) {
                innermost = innermost.span("deeper");
            }

            run(new Thread(null, trace::end, "small stack", 16_384));

            assertThat(heard.words()).hasSize(6_000).endsWith("- 3:0.0", "- 3:0");
        }

        @Test
        void areLeftByTheirThreadWhenAnotherOneClosesThem() {
            Span span = trace.span("handed over");
            run(new Thread(span::close));

            trace.attribute("n", 1);

            assertThat(heard.words()).containsExactly("+ 3:0 handed over", "- 3:0", "null {n=1}");
        }

        @Test
        void ofAnotherStepOnTheSameThreadAreNotMixed() {
            var other = new TraceLog();
            var inner = new StepTrace("inner", 0, other);

            try (Span outer = trace.span("outer");
                    Span ofInner = inner.span("of inner")) {
                inner.attribute("a", 1);
                trace.attribute("b", 2);
                outer.attribute("c", 3);
                ofInner.attribute("d", 4);
            }

            assertThat(other.words()).containsExactly("+ 0:0 of inner", "0:0 {a=1}", "0:0 {d=4}", "- 0:0");
            assertThat(heard.words()).containsExactly("+ 3:0 outer", "3:0 {b=2}", "3:0 {c=3}", "- 3:0");
        }
    }

    @Nested
    final class Facts {

        @Test
        void belongToTheSpanThatTheThreadIsInElseToTheStep() {
            trace.attribute("model", null);
            try (Span span = trace.span("call")) {
                trace.attributes(Map.of("tokens", 12));
                trace.event("cache_miss", Map.of("key", "k"));
                span.event("retry", Map.of());
            }
            trace.event("done", Map.of());

            assertThat(heard.words())
                    .containsExactly(
                            "null {model=null}",
                            "+ 3:0 call",
                            "3:0 {tokens=12}",
                            "3:0 cache_miss! {key=k}",
                            "3:0 retry! {}",
                            "- 3:0",
                            "null done! {}");
        }

        @Test
        void areNothingWhenThereAreNone() {
            trace.attributes(Map.of());

            assertThat(heard.words()).isEmpty();
        }

        @Test
        void haveNames() {
            for (Tracer tracer : List.of(trace, Tracer.none(), trace.span("span"))) {
                assertThatThrownBy(() -> tracer.attribute(null, 1)).isInstanceOf(NullPointerException.class);
                assertThatThrownBy(() -> tracer.event(null, Map.of())).isInstanceOf(NullPointerException.class);
                assertThatThrownBy(() -> tracer.span(null)).isInstanceOf(NullPointerException.class);
            }
        }
    }

    @Nested
    final class AfterTheEnd {

        private final Logger logger = (Logger) LoggerFactory.getLogger(StepTrace.class);

        private List<ILoggingEvent> logged(Runnable body) {
            var appender = new ListAppender<ILoggingEvent>();
            Level level = logger.getLevel();
            appender.start();
            logger.setLevel(Level.DEBUG);
            logger.addAppender(appender);
            try {
                body.run();
            } finally {
                logger.detachAppender(appender);
                logger.setLevel(level);
            }
            return appender.list;
        }

        @Test
        void everythingIsIgnored() {
            Span open = trace.span("open");
            trace.end();
            heard.words().clear();

            assertThatCode(() -> {
                        open.attribute("n", 1);
                        open.event("e", Map.of());
                        open.span("child").span("grandchild").close();
                        open.close();
                        trace.attribute("n", 1);
                        trace.event("e", Map.of());
                        trace.span("late").close();
                        trace.end();
                    })
                    .doesNotThrowAnyException();
            assertThat(heard.words()).isEmpty();
        }

        @Test
        void isReportedOnceForAnActionAndThenForWhoLooksCloser() {
            var late = new StepTrace("reported once", 7, heard);
            late.end();
            var later = new StepTrace("reported once", 8, heard);
            later.end();

            List<ILoggingEvent> logged = logged(() -> {
                late.span("fetch");
                later.attributes(Map.of("secret", "value"));
            });

            assertThat(logged).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.DEBUG);
            assertThat(logged)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "Action 'reported once' traced span 'fetch' after its step 7 had ended; that is ignored. Let the "
                                    + "action wait for the threads that it starts. Later cases are logged at DEBUG.",
                            "Action 'reported once' traced attributes '[secret]' after its step 8 had ended.");
        }
    }

    @Nested
    final class WhenTheListenerFails {

        private final RuntimeException full = new IllegalStateException("disk full");

        @Test
        void theCallerHearsOfItAndSpansEndNevertheless() {
            trace.span("a");
            heard.failWith(full);

            assertThatThrownBy(() -> trace.span("b")).isSameAs(full);
            assertThatThrownBy(() -> trace.attribute("n", 1)).isSameAs(full);
            assertThatThrownBy(trace::end).isSameAs(full).hasNoSuppressedExceptions();
            assertThat(heard.words()).containsExactly("+ 3:0 a", "+ 3:0.0 b in 3:0", "3:0 {n=1}", "- 3:0.0", "- 3:0");
        }

        @Test
        void aSpanThatItRefusesToEndHasEnded() {
            Span span = trace.span("a");
            heard.failWith(full);

            assertThatThrownBy(span::close).isSameAs(full);
            span.close();
            trace.end();

            assertThat(heard.words()).containsExactly("+ 3:0 a", "- 3:0");
        }
    }

    @Test
    void noneDoesNothing() {
        try (Span span = Tracer.none().span("a", "b")) {
            assertThat(span.span("c")).isSameAs(span);
            span.attribute("n", 1);
            span.attributes(Collections.singletonMap("n", null));
            span.event("e", Map.of());
        }
    }

    private static void run(Thread thread) {
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
