package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ActionContext;
import dev.burr.environment.NeedsPython;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original shows what an action traced here: the same spans, attributes and events. */
@NeedsPython
final class PythonTracingIT {

    private static final String PROJECT = "traces";
    private static final int THREADS = 4;

    @TempDir
    private Path storage;

    private final List<SpanStarted> started = Collections.synchronizedList(new ArrayList<>());

    private void runWith(Callable<?> body) {
        var watching = new LifecycleHook() {
            @Override
            public void spanStarted(SpanStarted event) {
                started.add(event);
            }
        };
        try (LocalTrackingClient client = LocalTrackingClient.builder()
                .project(PROJECT)
                .storageDir(storage)
                .build()) {
            var app = new ApplicationBuilder()
                    .withTracker(client)
                    .withHooks(watching)
                    .withActions(action("respond").run(state -> {
                        body.call();
                        return state;
                    }))
                    .withTransitions(from("respond").to("respond"))
                    .withEntrypoint("respond")
                    .withIdentifiers("traced")
                    .build();
            app.step();
            app.step();
        }
    }

    /** The second of the two steps. */
    private Map<?, ?> shown() throws Exception {
        Map<String, Map<String, Object>> read = PythonScripts.run("read_runs.py", storage, PROJECT);
        assertThat((Map<?, ?>) read.get("traced").get("loaded")).hasSize(2);
        List<?> steps = (List<?>) ((Map<?, ?>) read.get("traced").get("shown")).get("steps");
        assertThat(steps).hasSize(2);
        return (Map<?, ?>) steps.get(1);
    }

    @Test
    void showsTheSameTreeOfSpansHoweverManyThreadsOpenedIt() throws Exception {
        runWith(() -> {
            try (Span fanOut = ActionContext.currentTracer().span("fan out", "plan")) {
                onSeveralThreads(() -> {
                    try (Span given = fanOut.span("given")) {
                        given.span("left open");
                    }
                });
                onSeveralThreads(ActionContext.wrap(() -> {
                    try (Span carried = ActionContext.currentTracer().span("carried")) {
                        carried.attribute("thread", Thread.currentThread().getName());
                    }
                }));
            }
            return null;
        });

        List<?> spans = (List<?>) shown().get("spans");
        assertThat(spans).hasSize(1 + 3 * THREADS).allSatisfy(span -> assertThat(((Map<?, ?>) span).get("end_entry"))
                .as("%s", span)
                .isInstanceOf(Map.class));
        assertThat(spans)
                .extracting(span -> treeNode((Map<?, ?>) ((Map<?, ?>) span).get("begin_entry")))
                .containsExactlyInAnyOrderElementsOf(started.stream()
                        .filter(span -> span.sequenceId() == 1)
                        .map(PythonTracingIT::treeNode)
                        .toList());
    }

    private static Map<String, Object> treeNode(Map<?, ?> begin) {
        return treeNode(
                begin.get("span_id"),
                begin.get("span_name"),
                begin.get("parent_span_id"),
                begin.get("span_dependencies"));
    }

    private static Map<String, Object> treeNode(SpanStarted span) {
        return treeNode(span.spanId(), span.name(), span.parentSpanId(), span.dependencies());
    }

    private static Map<String, Object> treeNode(Object id, Object name, Object parent, Object dependencies) {
        var node = new LinkedHashMap<String, Object>();
        node.put("id", id);
        node.put("name", name);
        node.put("parent", parent);
        node.put("dependencies", dependencies);
        return node;
    }

    @Test
    void showsAttributesOfEveryKindAndWhereTheyBelong() throws Exception {
        var values = new LinkedHashMap<String, Object>();
        values.put("text", "grüße 🦆 \u2028 \0 \" \\");
        values.put("integer", 12);
        values.put("huge", BigInteger.TWO.pow(100));
        values.put("fraction", 0.25);
        values.put("flag", true);
        values.put("nothing", null);
        values.put("list", List.of(1, "two", List.of()));
        values.put("object", Map.of("a", Map.of("b", 1)));
        values.put("", "no name");

        runWith(() -> {
            Tracer tracer = ActionContext.currentTracer();
            tracer.attributes(values);
            try (Span span = tracer.span("call")) {
                span.attribute("odd", new Object());
                span.event("retry", Map.of("attempt", 2));
            }
            return null;
        });

        List<?> attributes = (List<?>) shown().get("attributes");
        var shownValues = new LinkedHashMap<Object, Object>();
        for (Object attribute : attributes.subList(0, values.size())) {
            Map<?, ?> fields = (Map<?, ?>) attribute;
            assertThat(fields.get("span_id")).isNull();
            assertThat(fields.get("tags")).isEqualTo(Map.of());
            shownValues.put(fields.get("key"), fields.get("value"));
        }
        assertThat(shownValues).isEqualTo(values);
        assertThat(attributes).hasSize(values.size() + 2);
        Map<?, ?> odd = (Map<?, ?>) attributes.get(values.size());
        assertThat(odd.get("span_id")).isEqualTo("1:0");
        assertThat(odd.get("value")).asString().contains("__burr_unserializable__");
        Map<?, ?> retry = (Map<?, ?>) attributes.get(values.size() + 1);
        assertThat(retry.get("key")).isEqualTo("retry");
        assertThat(retry.get("value")).isEqualTo(Map.of("attempt", 2));
        assertThat(retry.get("tags")).isEqualTo(Map.of("burr.kind", "event"));
    }

    private static void onSeveralThreads(Runnable task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var done : threads.invokeAll(IntStream.range(0, THREADS)
                    .mapToObj(i -> Executors.callable(task))
                    .toList())) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
