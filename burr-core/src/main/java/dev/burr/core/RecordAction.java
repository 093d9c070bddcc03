package dev.burr.core;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An action from a function of one record to another; its declaration is the components of the two. */
final class RecordAction<I, O> implements Action {

    private final LambdaAction.Label label;
    private final RecordReader<I> in;
    private final RecordWriter<O> out;
    private final RecordFunction<? super I, ? extends O> function;

    RecordAction(LambdaAction.Label label, Class<I> in, Class<O> out, RecordFunction<? super I, ? extends O> function) {
        this.label = label;
        this.in = new RecordReader<>(in);
        this.out = new RecordWriter<>(out);
        this.function = Objects.requireNonNull(function, "function");
    }

    @Override
    public String name() {
        return label.name();
    }

    @Override
    public Set<String> tags() {
        return label.tags();
    }

    @Override
    public Set<String> reads() {
        return in.reads();
    }

    @Override
    public Set<String> writes() {
        return out.types().keySet();
    }

    @Override
    public Set<String> inputs() {
        return in.inputs();
    }

    @Override
    public Set<String> optionalInputs() {
        return in.optionalInputs();
    }

    @Override
    public Retry retry() {
        return label.retry();
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.ofNullable(label.timeout());
    }

    @Override
    public String source() {
        return label.source().text();
    }

    /** The reads that may be missing. */
    Set<String> optionalReads() {
        return in.optionalReads();
    }

    Map<String, Class<?>> readTypes() {
        return in.readTypes();
    }

    Map<String, Class<?>> writeTypes() {
        return out.types();
    }

    @Override
    public ActionResult run(State state, Inputs inputs, ActionContext context) throws Exception {
        O written = function.apply(in.read(state, inputs));
        if (written == null) {
            throw new BurrException("Action '%s' returned null. Return a %s.".formatted(name(), out.typeName()));
        }
        return new ActionResult(written, out.write(written, state));
    }

    @Override
    public String toString() {
        return name() + ": " + reads() + " -> " + writes();
    }

    static <T> Map<String, T> unmodifiable(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static Set<String> unmodifiable(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
}
