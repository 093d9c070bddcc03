package dev.burr.ui.api.v1;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.EndSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what a step traced. Of two spans with the same id the later one counts. */
final class TraceAssembly {

    private static final int MOST = 10_000;

    private final Instant started;
    private final Map<String, BeginSpan> begun = new LinkedHashMap<>();
    private final Map<String, Instant> ended = new HashMap<>();
    private final Map<@Nullable String, List<BeginSpan>> children = new HashMap<>();
    private final Map<String, List<AttributeView>> attributes = new HashMap<>();
    private final StreamAssembly streams = new StreamAssembly();
    private boolean truncated;

    private TraceAssembly(Instant started) {
        this.started = started;
    }

    /** @param started when the step began */
    static StepTrace of(List<TrackingEvent> details, Instant started) {
        TraceAssembly assembly = new TraceAssembly(started);
        details.forEach(assembly::add);
        List<AttributeView> ofStep = new ArrayList<>();
        for (AttributeView attribute : assembly.firstOf(StepFacts.attributes(details))) {
            String span = attribute.spanId();
            if (span != null && assembly.begun.containsKey(span)) {
                assembly.attributes
                        .computeIfAbsent(span, id -> new ArrayList<>())
                        .add(attribute);
            } else {
                ofStep.add(attribute);
            }
        }
        List<SpanView> spans = assembly.firstOf(assembly.inTree());
        return new StepTrace(spans, ofStep, assembly.streams.all(), assembly.truncated);
    }

    private void add(TrackingEvent event) {
        if (event instanceof BeginSpan span) {
            begun.put(span.spanId(), span);
        } else if (event instanceof EndSpan span) {
            ended.put(span.spanId(), span.endTime().instant());
        } else {
            streams.add(event);
        }
    }

    private <T> List<T> firstOf(List<T> all) {
        truncated = truncated || all.size() > MOST;
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    /** A span whose parent is not there is at the top, and so is one of a circle. */
    private List<SpanView> inTree() {
        for (BeginSpan span : begun.values()) {
            children.computeIfAbsent(parent(span), parent -> new ArrayList<>()).add(span);
        }
        List<SpanView> tree = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        children.getOrDefault(null, List.of()).forEach(root -> walk(root, null, tree, seen));
        begun.values().forEach(left -> walk(left, null, tree, seen));
        return tree;
    }

    private @Nullable String parent(BeginSpan span) {
        String parent = span.parentSpanId();
        return parent != null && begun.containsKey(parent) ? parent : null;
    }

    private record Place(BeginSpan span, @Nullable String parent, int depth) {}

    /** With a stack of its own: spans may be nested deeper than methods. */
    private void walk(BeginSpan root, @Nullable String parent, List<SpanView> tree, Set<String> seen) {
        Deque<Place> left = new ArrayDeque<>(List.of(new Place(root, parent, 0)));
        while (!left.isEmpty()) {
            Place place = left.pop();
            String id = place.span.spanId();
            if (seen.add(id)) {
                tree.add(view(place));
                List<BeginSpan> inside = children.getOrDefault(id, List.of());
                for (int n = inside.size() - 1; n >= 0; n--) {
                    left.push(new Place(inside.get(n), id, place.depth + 1));
                }
            }
        }
    }

    private SpanView view(Place place) {
        BeginSpan span = place.span;
        Instant start = span.startTime().instant();
        Instant end = ended.get(span.spanId());
        return new SpanView(
                span.spanId(),
                span.spanName(),
                place.parent,
                place.depth,
                start,
                micros(started, start),
                end,
                end == null ? null : Math.max(0, micros(start, end)),
                span.spanDependencies(),
                attributes.getOrDefault(span.spanId(), List.of()));
    }

    static long micros(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.getSeconds() * 1_000_000 + between.getNano() / 1_000;
    }
}
