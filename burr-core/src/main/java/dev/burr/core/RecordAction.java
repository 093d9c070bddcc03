package dev.burr.core;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An action from a function of one record to another; its declaration is the components of the two. */
final class RecordAction<I, O> implements TypedAction {

    private final LambdaAction.Label label;
    private final RecordReader<I> in;
    private final RecordWriter<O> out;
    private final boolean resultIsState;
    private final RecordFunction<? super I, ? extends O> function;
    private final Map<String, Type> readTypes;
    private final Map<String, Type> writeTypes;

    RecordAction(LambdaAction.Label label, Class<I> in, Class<O> out, RecordFunction<? super I, ? extends O> function) {
        this(label, new RecordReader<>(in), new RecordWriter<>(out), false, function);
    }

    private RecordAction(
            LambdaAction.Label label,
            RecordReader<I> in,
            RecordWriter<O> out,
            boolean resultIsState,
            RecordFunction<? super I, ? extends O> function) {
        this.label = label;
        this.in = in;
        this.out = out;
        this.resultIsState = resultIsState;
        this.function = Objects.requireNonNull(function, "function");
        this.readTypes = in.readTypes();
        this.writeTypes = out.types();
    }

    /** An action on the whole state: what it returns is the state, which is logged beside the result anyway. */
    static <S> RecordAction<S, S> onState(
            LambdaAction.Label label, Class<S> state, RecordFunction<? super S, ? extends S> function) {
        return new RecordAction<>(label, RecordReader.ofState(state), new RecordWriter<>(state), true, function);
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
        State after = out.write(written, state);
        return resultIsState ? ActionResult.of(after) : new ActionResult(written, after);
    }

    @Override
    public String toString() {
        return name() + ": " + reads() + " -> " + writes();
    }
}
