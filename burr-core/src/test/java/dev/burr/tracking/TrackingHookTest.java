package dev.burr.tracking;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackingHookTest {

    private final List<TrackingEvent> events = new ArrayList<>();

    private final TrackingSink sink = new TrackingSink() {
        @Override
        public void open(ApplicationRecord application) {}

        @Override
        public void append(ApplicationRecord application, List<TrackingEvent> appended) {
            events.addAll(appended);
        }

        @Override
        public void close() {}
    };

    @Test
    void notesWhenAStreamBeganGaveItsFirstItemAndEnded() {
        var hook = new TrackingHook(ApplicationId.of("app"), sink, WriterIdentity.current(), OnFailure.WARN);
        new ApplicationBuilder()
                .withActions(action("tell").stream((state, inputs, out) -> {
                    List.of("to", "be", "or").forEach(out::emit);
                    return state;
                }))
                .withEntrypoint("tell")
                .withHooks(hook)
                .build()
                .step();

        assertThat(events)
                .extracting(TrackingEvent::type)
                .containsExactly("begin_entry", "begin_stream", "first_item_stream", "end_entry", "end_stream");
        assertThat(((EndStream) events.get(4)).itemsStreamed()).isEqualTo(3);
    }

    @Test
    void notesWhatALongStreamSaysWhileItGoesOn() {
        var hook = new TrackingHook(ApplicationId.of("app"), sink, WriterIdentity.current(), OnFailure.WARN);
        new ApplicationBuilder()
                .withActions(action("tell").stream((state, inputs, out) -> {
                    List.of("to ", "be ", "or").forEach(out::emit);
                    return state;
                }))
                .withEntrypoint("tell")
                .withHooks(hook)
                .withClock(new TickingClock(Duration.ofMillis(200)))
                .build()
                .step();

        assertThat(events)
                .filteredOn(StreamProgress.class::isInstance)
                .extracting(event -> ((StreamProgress) event).items(), event -> ((StreamProgress) event).text())
                .containsExactly(tuple(3L, "to be or"));
    }

    @Test
    void notesWhyATransitionWasTakenWithoutRepeatingWhatIsLong() {
        var hook = new TrackingHook(ApplicationId.of("app"), sink, WriterIdentity.current(), OnFailure.WARN);
        new ApplicationBuilder()
                .withActions(action("a").run(state -> state), action("b").run(state -> state))
                .withTransitions(
                        from("a").to("b").when(reading("n", "text", "history").test("enough", state -> true)))
                .withState(State.of("n", 3, "text", "x".repeat(1_000), "history", Collections.nCopies(500, "message")))
                .withEntrypoint("a")
                .withHooks(hook)
                .build()
                .run(after("b"));

        assertThat(events)
                .filteredOn(Attribute.class::isInstance)
                .singleElement()
                .extracting(event -> ((Attribute) event).value())
                .isEqualTo(Map.of(
                        "from",
                        "a",
                        "to",
                        "b",
                        "condition",
                        "enough",
                        "values",
                        Map.of("n", 3, "text", "x".repeat(200) + "… (1000 characters)", "history", "500 elements")));
    }
}
