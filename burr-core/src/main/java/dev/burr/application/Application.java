package dev.burr.application;

import dev.burr.core.Graph;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.RunFinished;
import dev.burr.lifecycle.RunStarted;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A state machine that is under way: a graph, a state, and a position between the two. Made by an {@link
 * ApplicationBuilder}.
 *
 * <p>When an action fails, its exception reaches the caller, the state stays as it was, and the next step runs the same
 * action again. Checked exceptions are wrapped in an {@link ActionFailedException}, others come as they are.
 *
 * <p>An application may be used by several threads, one at a time: a call during another one is refused with an {@link
 * ApplicationBusyException}. Applications are cheap, so build one for each conversation, job or request.
 */
public final class Application {

    private final ApplicationSpec spec;
    private final StepEngine engine;
    private final AtomicBoolean busy = new AtomicBoolean();

    Application(ApplicationSpec spec, State initial) {
        this.spec = spec;
        this.engine = new StepEngine(spec, initial);
    }

    /** The id under which this application is tracked. */
    public String id() {
        return spec.id().appId();
    }

    /** What this application belongs to, such as a user. */
    public Optional<String> partitionKey() {
        return Optional.ofNullable(spec.id().partitionKey());
    }

    /** The static state machine. */
    public Graph graph() {
        return spec.graph();
    }

    /** The state after the last step. */
    public State state() {
        return engine.state();
    }

    /** The id of the last step, failed ones included; -1 when none has run. */
    public long sequenceId() {
        return engine.state().position().sequenceId();
    }

    /** The action that the next step would run; empty when no transition can be taken. May be asked at any time. */
    public Optional<String> nextAction() {
        return Optional.ofNullable(engine.peekNextAction());
    }

    /** How often a hook of this application has thrown without being allowed to stop it. */
    public long hookFailures() {
        return spec.hooks().failures();
    }

    /** Replaces the values of the state, between steps. The position stays. */
    public void updateState(State state) {
        exclusively(() -> {
            engine.replaceState(state);
            return state;
        });
    }

    /** Runs the next action. */
    public Optional<StepResult> step() {
        return step(Inputs.none());
    }

    /**
     * Runs the next action.
     *
     * @return what it did; empty when no transition can be taken
     * @throws dev.burr.core.MissingInputException when it requires an input that was not given; nothing ran then
     */
    public Optional<StepResult> step(Inputs inputs) {
        return exclusively(() -> observed("step", () -> Optional.ofNullable(engine.step(inputs, RunControl.NONE))));
    }

    /** Runs until a halt condition holds. */
    public RunResult run(Halt halt) {
        return run(halt, Inputs.none());
    }

    /**
     * Runs until a halt condition holds or no transition can be taken. At least one step runs, if one can.
     *
     * @param inputs given to every step of the run
     * @throws IllegalArgumentException when the halt condition names what is not in the graph
     */
    public RunResult run(Halt halt, Inputs inputs) {
        return runWithin(RunControl.NONE, halt, inputs);
    }

    /** Runs until a halt condition holds, a step at a time. */
    public Iterable<StepResult> iterate(Halt halt) {
        return iterate(halt, Inputs.none());
    }

    /**
     * Runs until a halt condition holds, a step each time that the iterator is asked for one. Every iterator goes on from
     * where the application is then.
     */
    public Iterable<StepResult> iterate(Halt halt, Inputs inputs) {
        spec.graph().resolve(halt.before());
        spec.graph().resolve(halt.after());
        return () -> new ObservedIteration(this, new RunLoop(engine, spec, halt, inputs, RunControl.NONE));
    }

    /** Starts a run in the background, until a halt condition holds. */
    public RunHandle start(Halt halt) {
        return start(halt, Inputs.none());
    }

    /**
     * Starts a run in the background, until a halt condition holds. It runs on the executor of the builder. Until it has
     * ended, other calls that run steps are refused.
     *
     * @throws IllegalArgumentException when the halt condition names what is not in the graph
     */
    public RunHandle start(Halt halt, Inputs inputs) {
        return background("start", halt, inputs, new RunControl(id(), ItemReader.NONE));
    }

    /** Runs until a halt condition holds, and gives what its actions emit meanwhile. */
    public RunStream stream(Halt halt) {
        return stream(halt, Inputs.none());
    }

    /**
     * Runs until a halt condition holds, and gives what its actions emit meanwhile: those after which the run may halt, as
     * in {@code after("tell")}, or all of them when the condition names none. The run goes on in the background.
     *
     * @throws IllegalArgumentException when the halt condition names what is not in the graph
     */
    public RunStream stream(Halt halt, Inputs inputs) {
        var items = new Handoff();
        RunControl control = controlOf(halt, (action, item) -> items.put(item));
        return new RunStream(control, items, background("stream", halt, inputs, control));
    }

    /**
     * As {@link #stream(Halt, Inputs)}, as a publisher. Each subscriber starts a run; one at a time, as an application does
     * one thing at a time. The run makes items as they are asked for, and is cancelled when the subscriber cancels. {@link
     * #state()} has the state at the end.
     */
    public Flow.Publisher<Object> streamPublisher(Halt halt, Inputs inputs) {
        spec.graph().resolve(halt.before());
        spec.graph().resolve(halt.after());
        return new RunPublisher(this, halt, inputs);
    }

    /** The run of a child, within the run of its parent. */
    RunResult runWithin(RunControl control, Halt halt, Inputs inputs) {
        RunLoop loop = new RunLoop(engine, spec, halt, inputs, control);
        return exclusively(() -> observed("run", loop::finish));
    }

    RunControl controlOf(Halt halt, ItemReader reader) {
        Set<String> read = spec.graph().resolve(halt.after());
        return new RunControl(id(), (action, item) -> {
            if (read.isEmpty() || read.contains(action)) {
                reader.accept(action, item);
            }
        });
    }

    RunHandle background(String method, Halt halt, Inputs inputs, RunControl control) {
        RunLoop loop = new RunLoop(engine, spec, halt, inputs, control);
        var result = new CompletableFuture<RunResult>();
        claim();
        try {
            spec.executor().execute(() -> finish(result, method, loop));
        } catch (RuntimeException | Error e) {
            busy.set(false);
            throw e;
        }
        return new RunHandle(control, result);
    }

    /** The application is free again before anybody hears of the end. */
    private void finish(CompletableFuture<RunResult> result, String method, RunLoop loop) {
        RunResult ended;
        try {
            ended = observed(method, loop::finish);
        } catch (Throwable e) {
            busy.set(false);
            result.completeExceptionally(e);
            return;
        }
        busy.set(false);
        result.complete(ended);
    }

    private <T> T observed(String method, Supplier<T> body) {
        T result;
        try {
            fireStarted(method);
            result = body.get();
        } catch (RuntimeException | Error e) {
            fireFailed(method, e);
            throw e;
        }
        fireFinished(method, null);
        return result;
    }

    void fireStarted(String method) {
        if (!spec.hooks().isEmpty()) {
            spec.fire(new RunStarted(spec.id(), method, state(), spec.clock().instant()));
        }
    }

    void fireFailed(String method, Throwable failure) {
        try {
            fireFinished(method, failure);
        } catch (RuntimeException veto) {
            StepEngine.suppress(failure, veto);
        }
    }

    void fireFinished(String method, @Nullable Throwable failure) {
        if (!spec.hooks().isEmpty()) {
            spec.fire(new RunFinished(
                    spec.id(), method, state(), failure, spec.clock().instant()));
        }
    }

    private void claim() {
        if (!busy.compareAndSet(false, true)) {
            throw new ApplicationBusyException(id());
        }
    }

    <T> T exclusively(Supplier<T> body) {
        claim();
        try {
            return body.get();
        } finally {
            busy.set(false);
        }
    }
}
