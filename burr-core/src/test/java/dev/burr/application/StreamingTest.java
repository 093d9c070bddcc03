package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StreamItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StreamingTest {

    private final EventLog events = new EventLog();
    private final AtomicInteger emitted = new AtomicInteger();

    private final Action tell = action("tell").inputs("words").writes("response").stream((state, inputs, out) -> {
        var text = new StringBuilder();
        for (String word : inputs.getString("words").split(" ")) {
            text.append(word);
            emitted.incrementAndGet();
            out.emit(word);
        }
        return state.with("response", text.toString());
    });

    @Nested
    class AsAnIterable {

        @Test
        void givesTheItemsAndThenTheResult() {
            Application app = app(tell);
            List<Object> items = new ArrayList<>();

            try (var stream = app.stream(after("tell"), Inputs.of("words", "to be or not"))) {
                for (var item : stream) {
                    items.add(item);
                }

                assertThat(stream.result().state().getString("response")).isEqualTo("tobeornot");
            }
            assertThat(items).containsExactly("to", "be", "or", "not");
        }

        @Test
        void makesNoMoreThanOneItemAheadOfItsReader() {
            Application app = app(tell);

            try (var stream = app.stream(after("tell"), Inputs.of("words", "a b c d e f g h"))) {
                Iterator<Object> items = stream.iterator();
                items.next();

                assertThat(emitted.get()).isLessThanOrEqualTo(3);
            }
        }

        @Test
        void endsTheStepWhenItIsClosedEarly() {
            Application app = app(tell);

            try (var stream = app.stream(after("tell"), Inputs.of("words", "a b c d"))) {
                stream.iterator().next();
            }

            StepFinished end = events.of(StepFinished.class).get(0);
            assertThat(end.exception()).isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(app.state().has("response")).isFalse();
            assertThat(app.nextAction()).contains("tell");
            assertThat(events.words()).last().asString().startsWith(") ");
        }

        @Test
        void failsWithTheExceptionOfTheAction() {
            Action breaks = action("tell").stream((state, inputs, out) -> {
                out.emit("first");
                throw new IOException("line is dead");
            });
            try (var stream = app(breaks).stream(after("tell"))) {
                Iterator<Object> items = stream.iterator();

                assertThat(items.next()).isEqualTo("first");
                assertThatThrownBy(items::hasNext)
                        .isInstanceOf(ActionFailedException.class)
                        .hasRootCauseMessage("line is dead");
            }
        }

        @Test
        void dropsItemsThatNobodyHasReadWhenTheResultIsAskedFor() {
            try (var stream = app(tell).stream(after("tell"), Inputs.of("words", "a b c"))) {
                assertThat(stream.result().state().getString("response")).isEqualTo("abc");
            }
        }

        @Test
        void givesOnlyWhatTheActionsEmitAfterWhichTheRunMayHalt() {
            Action think = action("think").stream((state, inputs, out) -> {
                out.emit("hm");
                return state;
            });

            assertThat(itemsOf(after("tell"), think, tell)).containsExactly("a", "b");
            assertThat(itemsOf(Halt.never(), think, tell)).containsExactly("hm", "a", "b");
        }

        private List<Object> itemsOf(Halt halt, Action... actions) {
            List<Object> items = new ArrayList<>();
            try (var stream = app(actions).stream(halt, Inputs.of("words", "a b"))) {
                stream.forEach(items::add);
            }
            return items;
        }
    }

    @Nested
    class AsAPublisher {

        @Test
        void givesTheItemsAsTheyAreAskedFor() {
            var subscriber = new AskingSubscriber(1);

            app(tell)
                    .streamPublisher(after("tell"), Inputs.of("words", "a b c"))
                    .subscribe(subscriber);
            subscriber.awaitEnd();

            assertThat(subscriber.received()).containsExactly("a", "b", "c", "complete");
        }

        @Test
        void makesNothingThatIsNotAskedFor() {
            var subscriber = new AskingSubscriber(0);

            Application app = app(tell);
            app.streamPublisher(after("tell"), Inputs.of("words", "a b c")).subscribe(subscriber);
            subscriber.request(2);
            subscriber.awaitItems(2);

            assertThat(emitted.get()).isLessThanOrEqualTo(3);
            subscriber.cancel();
        }

        @Test
        void tellsTheSubscriberOfAFailure() {
            Action breaks = action("tell").stream((state, inputs, out) -> {
                throw new IOException("line is dead");
            });
            var subscriber = new AskingSubscriber(1);

            app(breaks).streamPublisher(after("tell"), Inputs.none()).subscribe(subscriber);
            subscriber.awaitEnd();

            assertThat(subscriber.received()).singleElement().asString().contains("line is dead");
        }

        @Test
        void refusesToBeAskedForNothing() {
            var subscriber = new AskingSubscriber(0);
            app(tell).streamPublisher(after("tell"), Inputs.of("words", "a b")).subscribe(subscriber);

            subscriber.request(0);
            subscriber.awaitEnd();

            assertThat(subscriber.received()).singleElement().asString().contains("0 items were asked for.");
        }

        @Test
        void refusesASecondSubscriberWhileTheFirstIsServed() {
            Application app = app(tell);
            var first = new AskingSubscriber(0);
            var second = new AskingSubscriber(1);
            var publisher = app.streamPublisher(after("tell"), Inputs.of("words", "a b"));
            publisher.subscribe(first);

            publisher.subscribe(second);
            second.awaitEnd();

            assertThat(second.received()).singleElement().asString().contains("is running a step already");
            first.request(10);
            first.awaitEnd();
            assertThat(first.received()).endsWith("complete");
        }
    }

    @Nested
    class FromOtherSources {

        @Test
        void pullsAnIteratorAndClosesIt() {
            var closed = new AtomicBoolean();
            Action tells = action("tell")
                    .writes("response")
                    .streamIterator(
                            (state, inputs) ->
                                    new ClosingIterator(List.of("a", "b").iterator(), closed),
                            (state, items) -> state.with("response", String.join("", items)));

            assertThat(app(tells).run(after("tell")).state().getString("response"))
                    .isEqualTo("ab");
            assertThat(closed).isTrue();
        }

        @Test
        void subscribesToAPublisher() {
            Action tells = action("tell")
                    .writes("response")
                    .streamPublisher(
                            (state, inputs) -> publisherOf("a", "b", "c"),
                            (state, items) -> state.with("response", String.join("", items)));

            assertThat(app(tells).run(after("tell")).state().getString("response"))
                    .isEqualTo("abc");
            assertThat(events.of(StreamItem.class)).extracting(StreamItem::item).containsExactly("a", "b", "c");
        }

        @Test
        void failsWithThePublisher() {
            Action tells = action("tell")
                    .streamPublisher(
                            (state, inputs) -> subscriber -> {
                                subscriber.onSubscribe(new IgnoringSubscription());
                                subscriber.onError(new IOException("gone"));
                            },
                            (state, items) -> state);

            assertThatThrownBy(app(tells)::step).hasRootCauseMessage("gone");
        }

        private Flow.Publisher<String> publisherOf(String... items) {
            return subscriber -> {
                var publisher = new SubmissionPublisher<String>(task -> new Thread(task).start(), 16);
                publisher.subscribe(subscriber);
                for (String item : items) {
                    publisher.submit(item);
                }
                publisher.close();
            };
        }
    }

    @Test
    void refusesItemsOfAnActionThatDoesNotSayThatItStreams() {
        Action quiet = action("tell").run((state, inputs, context) -> {
            context.emit("psst");
            return state;
        });

        assertThatThrownBy(app(quiet)::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Action 'tell' emits an item, but does not say that it streams.");
    }

    private Application app(Action... actions) {
        var builder = new ApplicationBuilder()
                .withActions(actions)
                .withState(State.empty())
                .withEntrypoint(actions[0].name())
                .withHooks(events);
        for (int i = 1; i < actions.length; i++) {
            builder.withTransitions(from(actions[i - 1].name()).to(actions[i].name()));
        }
        return builder.build();
    }

    private record ClosingIterator(Iterator<String> items, AtomicBoolean closed)
            implements Iterator<String>, AutoCloseable {

        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public String next() {
            return items.next();
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private record IgnoringSubscription() implements Flow.Subscription {

        @Override
        public void request(long more) {}

        @Override
        public void cancel() {}
    }
}
