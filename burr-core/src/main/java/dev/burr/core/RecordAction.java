package dev.burr.core;

import java.time.Duration;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An action from a function of one record to another; its declaration is the components of the two. */
final class RecordAction<I, O> implements TypedAction {

    private final LambdaAction.Label label;
    private final RecordReader<I> in;
    private final RecordWriter<O> out;
    private final RecordFunction<? super I, ? extends O> function;
    private final Map<String, Type> readTypes;
    private final Map<String, Type> writeTypes;

    RecordAction(LambdaAction.Label label, Class<I> in, Class<O> out, RecordFunction<? super I, ? extends O> function) {
        this.label = label;
        this.in = new RecordReader<>(in);
        this.out = new RecordWriter<>(out);
        this.function = Objects.requireNonNull(function, "function");
        this.readTypes = this.in.readTypes();
        this.writeTypes = this.out.types();
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
        return readTypes.keySet();
    }

    @Override
    public Set<String> writes() {
        return writeTypes.keySet();
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
    public Map<String, Type> inputTypes() {
        return in.inputTypes();
    }

    @Override
    public String source() {
        return label.source().text();
    }

    @Override
    public Set<String> optionalReads() {
        return in.optionalReads();
    }

    @Override
    public Map<String, Type> readTypes() {
        return readTypes;
    }

    @Override
    public Map<String, Type> writeTypes() {
        return writeTypes;
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
}
