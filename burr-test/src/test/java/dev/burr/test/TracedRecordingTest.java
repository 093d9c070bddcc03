package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.ApplicationBuilder;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What actions trace, in a recording. */
final class TracedRecordingTest {

    private final Recording recording = new Recording();

    private void run(Consumer<Tracer> body) {
        new ApplicationBuilder()
                .withActions(action("respond").run((state, inputs, context) -> {
                    body.accept(context.tracer());
                    return state;
                }))
                .withEntrypoint("respond")
                .withHooks(recording)
                .build()
                .step();
    }

    private void retrieve() {
        run(tracer -> {
            try (Span span = tracer.span("retrieve")) {
                span.attribute("hits", 3);
                span.attributes(Collections.singletonMap("best", null));
            }
            tracer.event("cache_miss", Map.of());
        });
    }

    @Test
    void keepsThemInOrder() {
        retrieve();

        assertThat(recording)
                .hasOrder(
                        "created",
                        "step started",
                        "respond started",
                        "span retrieve started",
                        "hits logged",
                        "best logged",
                        "span retrieve finished",
                        "event cache_miss",
                        "respond finished",
                        "step finished");
        assertThat(recording.spans()).containsExactly("retrieve");
        assertThat(recording.logged("hits")).containsExactly(3);
        assertThat(recording.logged("best")).containsExactly((Object) null);
        assertThat(recording.logged("worst")).isEmpty();
    }

    @Test
    void passesWhereTheyWereTraced() {
        retrieve();

        assertThat(recording)
                .hasSpan("retrieve")
                .logged("hits", 3)
                .logged("hits", 3L)
                .logged("best", null)
                .loggedEvent("cache_miss");
    }

    @Test
    void refusesASpanThatWasNotOpened() {
        retrieve();

        refused(() -> assertThat(recording).hasSpan("rank"), "names of spans");
    }

    @Test
    void refusesAnAttributeThatWasNotLogged() {
        retrieve();

        refused(
                () -> assertThat(recording).logged("cost", 1),
                "Expected attribute 'cost' to be logged, but it was not (events: [created, ");
        refused(
                () -> assertThat(recording).logged("hits", 4),
                "Expected attribute 'hits' to be logged as <4>, but it was logged as [3].");
        refused(() -> assertThat(recording).logged("cache_miss", Map.of()), "but it was not");
    }

    @Test
    void refusesAnEventThatDidNotHappen() {
        retrieve();

        refused(() -> assertThat(recording).loggedEvent("hits"), "events logged by actions");
    }

    @Test
    void keepsWhatSeveralThreadsTrace() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            run(tracer -> finish(threads, Collections.nCopies(4, () -> {
                for (int i = 0; i < 100; i++) {
                    tracer.span("work").close();
                }
                return null;
            })));
        } finally {
            threads.shutdown();
        }

        assertThat(recording.spans()).hasSize(400);
    }

    private static void finish(ExecutorService threads, List<Callable<Void>> tasks) {
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(Runnable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion::run)
                .withMessageContaining(message);
    }
}
