package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.Inputs;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StreamItem;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that end otherwise than with their last item. */
@Timeout(60)
final class StreamEndTest {

    private static final Executor HERE = Runnable::run;

    private final EventLog events = new EventLog();

    private final Action tell = action("tell").stream((state, inputs, out) -> {
        out.emit("one");
        out.emit("two");
        return state;
    });

    @Test
    void aReaderThatHasGoneIsNoFailureThatATransitionHandles() {
        Application app = app(tell);
        RunControl control = app.controlOf(after("apologise", "tell"), (action, item) -> {
            throw new CancellationException("Nobody reads the stream any more.");
        });

        app.background("stream", after("apologise", "tell"), Inputs.none(), control);

        assertThat(events.of(StepFinished.class)).singleElement().satisfies(step -> assertThat(step.exception())
                .isInstanceOf(RunCancelledException.class));
        assertThat(app.nextAction()).contains("tell");
    }

    @Test
    void aSubscriberThatThrowsHasCancelled() {
        Application app = app(tell);
        var subscriber = new ThrowingSubscriber();

        app.streamPublisher(after("apologise", "tell"), Inputs.none()).subscribe(subscriber);

        assertThat(subscriber.signals).hasToString("item ");
        StepFinished step = events.of(StepFinished.class).get(0);
        assertThat(events.of(StepFinished.class)).hasSize(1);
        assertThat(step.exception()).isInstanceOf(RunCancelledException.class);
        assertThat(step.exception().getSuppressed())
                .extracting(Throwable::getMessage)
                .contains("can't take it");
    }

    @Test
    void refusesAnItemOfAStepThatHasEnded() {
        var kept = new AtomicReference<ActionContext>();
        Application app = app(action("tell").stream((state, inputs, out) -> {
            out.emit("one");
            kept.set(out);
            return state;
        }));
        app.step();

        assertThatThrownBy(() -> kept.get().emit("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Action 'tell' emits an item after its step 0 has ended. Wait for what emits before the action returns.");
        assertThat(events.of(StreamItem.class)).hasSize(1);
    }

    @Test
    void theEndOfAnIteratorDoesNotHideItsFailure() {
        Application app =
                only(action("tell").streamIterator((state, inputs) -> new BreakingIterator(), (state, items) -> state));

        assertThatThrownBy(app::step).cause().hasMessage("line is dead").satisfies(failure -> assertThat(
                        failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("closed already"));
    }

    @Test
    void cancelsASubscriptionThatComesTooLate() {
        var subscriber = new AtomicReference<Flow.Subscriber<? super String>>();
        var cancelled = new AtomicBoolean();
        Application app = only(action("tell")
                .timeout(Duration.ofMillis(20))
                .streamPublisher((state, inputs) -> subscriber::set, (state, items) -> state));
        assertThatThrownBy(app::step).isInstanceOf(ActionTimeoutException.class);

        subscriber.get().onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long more) {}

            @Override
            public void cancel() {
                cancelled.set(true);
            }
        });

        assertThat(cancelled).isTrue();
    }

    private Application only(Action action) {
        return new ApplicationBuilder()
                .withActions(action)
                .withEntrypoint("tell")
                .build();
    }

    private Application app(Action action) {
        return new ApplicationBuilder()
                .withActions(action, action("apologise").run(state -> state))
                .withTransitions(from("tell").onFailure().to("apologise"))
                .withEntrypoint("tell")
                .withExecutor(HERE)
                .withHooks(events)
                .build();
    }

    private static final class ThrowingSubscriber implements Flow.Subscriber<Object> {

        private final StringBuilder signals = new StringBuilder();

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {
            signals.append("item ");
            throw new IllegalStateException("can't take it");
        }

        @Override
        public void onError(Throwable failure) {
            signals.append("error ");
        }

        @Override
        public void onComplete() {
            signals.append("complete ");
        }
    }

    private static final class BreakingIterator implements Iterator<Object>, AutoCloseable {

        private final Iterator<String> items = List.of("one").iterator();

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Object next() {
            if (items.hasNext()) {
                return items.next();
            }
            throw sneaky(new IOException("line is dead"));
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> T sneaky(Throwable failure) throws T {
            throw (T) failure;
        }

        @Override
        public void close() {
            throw new IllegalStateException("closed already");
        }
    }
}
