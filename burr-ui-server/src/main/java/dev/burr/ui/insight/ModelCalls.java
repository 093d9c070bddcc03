package dev.burr.ui.insight;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of language models in one step, from attributes that OpenTelemetry's conventions name. The attributes of a span are
 * one call, until one of them comes again. A span that has spans with calls in it sums them up, and is not counted beside them.
 */
final class ModelCalls {

    private static final String PREFIX = "gen_ai.";
    private static final Map<String, Field> FIELDS = Map.of(
            "gen_ai.request.model", Field.REQUEST_MODEL,
            "gen_ai.response.model", Field.RESPONSE_MODEL,
            "gen_ai.usage.input_tokens", Field.INPUT,
            "gen_ai.usage.prompt_tokens", Field.INPUT,
            "gen_ai.usage.output_tokens", Field.OUTPUT,
            "gen_ai.usage.completion_tokens", Field.OUTPUT,
            "gen_ai.usage.cache_read.input_tokens", Field.CACHED,
            "gen_ai.usage.cache_read_input_tokens", Field.CACHED);

    private final Map<String, @Nullable String> parents = new HashMap<>();
    private final Map<@Nullable String, List<Map<Field, Object>>> calls = new LinkedHashMap<>();

    private enum Field {
        REQUEST_MODEL,
        RESPONSE_MODEL,
        INPUT,
        OUTPUT,
        CACHED
    }

    static boolean concerns(Attribute attribute) {
        return attribute.key().startsWith(PREFIX) && FIELDS.containsKey(attribute.key());
    }

    void span(BeginSpan span) {
        parents.put(span.spanId(), span.parentSpanId());
    }

    void attribute(Attribute attribute) {
        Field field = FIELDS.get(attribute.key());
        Object value = attribute.value();
        boolean model = field == Field.REQUEST_MODEL || field == Field.RESPONSE_MODEL;
        if (field == null || !(model ? value instanceof String : isCount(value)) || value == null) {
            return;
        }
        List<Map<Field, Object>> ofSpan = calls.computeIfAbsent(attribute.spanId(), span -> new ArrayList<>());
        if (ofSpan.isEmpty() || ofSpan.get(ofSpan.size() - 1).containsKey(field)) {
            ofSpan.add(new HashMap<>());
        }
        ofSpan.get(ofSpan.size() - 1).put(field, value);
    }

    List<ModelCall> all() {
        Set<String> sums = new HashSet<>();
        calls.forEach((span, ofSpan) -> {
            if (span != null && ofSpan.stream().anyMatch(ModelCalls::isUsage)) {
                for (String outer = parents.get(span); outer != null && sums.add(outer); outer = parents.get(outer)) {}
            }
        });
        return calls.entrySet().stream()
                .filter(ofSpan -> ofSpan.getKey() == null || !sums.contains(ofSpan.getKey()))
                .flatMap(ofSpan -> ofSpan.getValue().stream())
                .filter(ModelCalls::isUsage)
                .map(ModelCalls::call)
                .toList();
    }

    private static boolean isCount(@Nullable Object value) {
        return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1e15;
    }

    private static boolean isUsage(Map<Field, Object> call) {
        return call.containsKey(Field.INPUT) || call.containsKey(Field.OUTPUT);
    }

    private static ModelCall call(Map<Field, Object> call) {
        Object model = call.getOrDefault(Field.RESPONSE_MODEL, call.get(Field.REQUEST_MODEL));
        return new ModelCall(
                model instanceof String name ? name : null,
                count(call.get(Field.INPUT)),
                count(call.get(Field.OUTPUT)),
                count(call.get(Field.CACHED)));
    }

    private static long count(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
