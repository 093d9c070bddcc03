package dev.burr.ui.journey;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunHandle;
import dev.burr.core.State;
import dev.burr.test.TestClock;
import dev.burr.tracking.TrackingClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A run whose only step streams what it is told to say, a second between any two items, and ends when it is told. */
final class SlowAnswer implements AutoCloseable {

    private static final String END = "";

    private final BlockingQueue<String> items = new LinkedBlockingQueue<>();
    private final TestClock clock = TestClock.at(Instant.now());
    private final RunHandle run;

    SlowAnswer(TrackingClient tracking, String id) {
        run = new ApplicationBuilder()
                .withActions(action("answer").writes("answer").stream((state, inputs, out) -> {
                    var said = new StringBuilder();
                    for (String item = items.take(); !item.equals(END); item = items.take()) {
                        clock.advance(Duration.ofSeconds(1));
                        out.emit(item);
                        said.append(item);
                    }
                    return state.with("answer", said.toString());
                }))
                .withState(State.of("question", "A joke, please"))
                .withEntrypoint("answer")
                .withIdentifiers(id)
                .withTracker(tracking)
                .withClock(clock)
                .build()
                .start(after("answer"));
    }

    SlowAnswer say(String item) {
        items.add(item);
        return this;
    }

    void end() {
        items.add(END);
        run.result().toCompletableFuture().join();
    }

    @Override
    public void close() {
        run.cancel();
    }
}
