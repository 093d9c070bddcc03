package dev.burr.spring.observation;

import dev.burr.visibility.CurrentSpan;
import dev.burr.visibility.Span;
import dev.burr.visibility.SpanScope;
import dev.burr.visibility.StepTrace;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a span of each observation within an action, in the step of that action: calls of models and of other services, queries,
 * and whatever else is observed. Its key values are the attributes of the span. While a scope of the observation is open on a
 * thread, that thread is in the span. Runs and steps of applications are observed too, and are no spans of their own.
 *
 * <p>An observation belongs to the step that it is in by its parents, or that runs on the thread it begins on. What begins or ends
 * after its step is not recorded. Safe for use by many threads and registries.
 */
public final class StepSpanHandler implements ObservationHandler<Observation.Context> {

    private static final Logger log = LoggerFactory.getLogger(StepSpanHandler.class);

    private static final ThreadLocal<@Nullable OpenScope> SCOPES = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Boolean> RECORDING = new ThreadLocal<>();
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

    private final List<SpanDetails> details;

    /** @param details tell more of some observations */
    public StepSpanHandler(List<? extends SpanDetails> details) {
        this.details = List.copyOf(details);
    }

    private record OpenScope(Observation.Context context, SpanScope scope, @Nullable OpenScope outer) {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return !(context instanceof StepObservationContext || context instanceof RunObservationContext);
    }

    @Override
    public void onStart(Observation.Context context) {
        SpanPlace place = RECORDING.get() == null && !context.containsKey(RecordedSpan.class)
                ? SpanPlace.within(context.getParentObservation())
                : null;
        if (place != null) {
            record(() -> context.put(RecordedSpan.class, new RecordedSpan(place.step(), open(place, context))));
        }
    }

    /** An observation is current on no thread before its first scope, and may have its first one elsewhere. */
    private Span open(SpanPlace place, Observation.Context context) {
        CurrentSpan before = CurrentSpan.enteredByThisThread();
        try {
            return place.tracer().span(nameOf(context));
        } finally {
            before.enter();
        }
    }

    private String nameOf(Observation.Context context) {
        for (SpanDetails known : details) {
            String name = known.nameOf(context);
            if (name != null) {
                return name;
            }
        }
        String name = context.getContextualName() == null ? context.getName() : context.getContextualName();
        return name == null ? "observation" : name;
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
        Span span = spanOf(context);
        if (span != null) {
            String name = event.getContextualName();
            record(() -> span.event(name == null ? event.getName() : name, Map.of()));
        }
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        RecordedSpan recorded = context.get(RecordedSpan.class);
        if (recorded != null && recorded.span() != null) {
            SCOPES.set(new OpenScope(context, SpanScope.open(recorded.span()), SCOPES.get()));
        }
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        OpenScope open = SCOPES.get();
        while (open != null && open.context != context) {
            open = open.outer;
        }
        if (open != null) {
            open.scope.close();
            leaveTo(open.outer);
        }
    }

    private static void leaveTo(@Nullable OpenScope outer) {
        if (outer == null) {
            SCOPES.remove();
        } else {
            SCOPES.set(outer);
        }
    }

    @Override
    public void onStop(Observation.Context context) {
        Span span = spanOf(context);
        if (span != null) {
            record(() -> {
                span.attributes(attributesOf(context));
                span.close();
            });
        }
    }

    private static @Nullable Span spanOf(Observation.Context context) {
        RecordedSpan recorded = context.get(RecordedSpan.class);
        Span span = recorded == null ? null : recorded.span();
        if (span != null && !StepTrace.isListening(span)) {
            log.debug("Observation '{}' goes on after the end of its step; that is not recorded.", context.getName());
            return null;
        }
        return span;
    }

    private Map<String, @Nullable Object> attributesOf(Observation.Context context) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        for (KeyValue keyValue : context.getAllKeyValues()) {
            // What stands for "there is none", as all observations of a name must have the same keys.
            if (!keyValue.getValue().equals(KeyValue.NONE_VALUE)) {
                attributes.put(keyValue.getKey(), value(keyValue));
            }
        }
        Throwable failure = context.getError();
        if (failure != null) {
            attributes.put("burr.failure", failure.toString());
        }
        details.forEach(known -> attributes.putAll(known.attributesOf(context)));
        return attributes;
    }

    /** Key values are texts. Tokens are to be added up. */
    private static Object value(KeyValue keyValue) {
        String text = keyValue.getValue();
        return keyValue.getKey().startsWith("gen_ai.usage.")
                        && COUNT.matcher(text).matches()
                ? Long.valueOf(text)
                : text;
    }

    /** What hooks do that hear of a span, such as writing to a database, is not of the step, and must not begin a span itself. */
    private static void record(Runnable trace) {
        RECORDING.set(true);
        try {
            trace.run();
        } finally {
            RECORDING.remove();
        }
    }
}
