package dev.burr.spring.web;

import static dev.burr.core.Halt.after;
import static dev.burr.spring.web.Tellers.failingAfter;
import static dev.burr.spring.web.Tellers.telling;
import static dev.burr.spring.web.Tellers.tellingTexts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.burr.application.ActionFailedException;
import dev.burr.application.Application;
import dev.burr.application.RunCancelledException;
import dev.burr.spring.web.Tellers.Ending;
import dev.burr.spring.web.Tellers.Endless;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

final class StreamedRunTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Ending ending = new Ending();

    @Test
    void refusesAHaltConditionThatIsNotInTheGraph() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamedRun.of(tellingTexts(), after("tel")))
                .withMessageContaining("'tel'");
    }

    @Test
    void refusesATimeoutThatIsNegative() {
        StreamedRun run = StreamedRun.of(tellingTexts(), after("tell"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.timeout(Duration.ofSeconds(-1)))
                .withMessage("The answer may take PT-1S, which is negative. Give zero or more; zero is for ever.");
    }

    @Test
    void refusesAHeartbeatThatIsNegative() {
        StreamedRun run = StreamedRun.of(tellingTexts(), after("tell"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.heartbeat(Duration.ofSeconds(-1)))
                .withMessage(
                        "The heartbeat comes every PT-1S, which is negative. Give zero or more; zero is for none.");
    }

    /** As a Flux. */
    @Nested
    final class Items {

        @Test
        void areGivenAsTheyAre() {
            Application app = telling(out -> {
                out.emit("once ");
                out.emit(7);
            });

            assertThat(StreamedRun.of(app, after("tell")).toFlux().collectList().block(SOON))
                    .containsExactly("once ", 7);
            assertThat(app.state().getString("told")).isEqualTo("all");
        }

        @Test
        void startNoRunUntilSomebodySubscribes() {
            Application app = tellingTexts("once");

            StreamedRun.of(app, after("tell")).toFlux();

            assertThat(app.sequenceId()).isEqualTo(-1);
        }

        @Test
        void endWithWhatTheRunFailsWith() {
            Application app = telling(failingAfter("once"));

            assertThatThrownBy(() -> StreamedRun.of(app, after("tell")).toFlux().blockLast(SOON))
                    .isInstanceOf(ActionFailedException.class)
                    .hasRootCauseInstanceOf(IOException.class);
        }

        @Test
        void areMadeAsTheyAreAskedFor() throws Exception {
            var endless = new Endless();
            var reader = new Reader(3);
            StreamedRun.of(telling(endless, ending), after("tell")).toFlux().subscribe(reader);
            reader.awaitAll();

            reader.cancel();

            assertThat(ending.await().exception()).isInstanceOf(RunCancelledException.class);
            assertThat(reader.items).hasSize(3);
            assertThat(endless.emitted).hasValueLessThan(4);
        }

        @Test
        void areMadeToTheEndWhenTheReaderOfARunThatIsToFinishLeaves() throws Exception {
            var left = new CountDownLatch(1);
            Application app = telling(
                    out -> {
                        out.emit("once ");
                        left.await();
                        out.emit("upon ");
                        out.emit("a time");
                    },
                    ending);
            var reader = new Reader(1);
            StreamedRun.of(app, after("tell"))
                    .whenClientIsGone(ClientGone.FINISH_RUN)
                    .toFlux()
                    .subscribe(reader);
            reader.awaitAll();

            reader.cancel();
            left.countDown();

            assertThat(ending.await().exception()).isNull();
            assertThat(ending.await().state().getString("told")).isEqualTo("all");
            assertThat(reader.items).containsExactly("once ");
        }
    }

    /** As server-sent events. */
    @Nested
    final class Events {

        private List<ServerSentEvent<Object>> of(StreamedRun run) {
            return run.toEvents().collectList().block(SOON);
        }

        @Test
        void areJsonOnOneLineAndEndWithIds() {
            Application app = telling(out -> {
                out.emit(" a\r\nb \"c\"");
                out.emit(Map.of("n", 1));
            });

            assertThat(of(StreamedRun.of(app, after("tell"))))
                    .extracting(ServerSentEvent::event, ServerSentEvent::data)
                    .containsExactly(
                            tuple(null, "\" a\\r\\nb \\\"c\\\"\""),
                            tuple(null, "{\"n\":1}"),
                            tuple("done", "{\"applicationId\":\"story\",\"sequenceId\":0}"));
        }

        @Test
        void endWithWhatIsMadeOfTheState() {
            StreamedRun run =
                    StreamedRun.of(tellingTexts(), after("tell")).endingWith(state -> state.getString("told"));

            assertThat(of(run))
                    .singleElement()
                    .returns("done", ServerSentEvent::event)
                    .returns("\"all\"", ServerSentEvent::data);
        }

        @Test
        void endWithAProblemThatQuotesNothingWhenTheRunFails() {
            List<ServerSentEvent<Object>> events = of(StreamedRun.of(telling(failingAfter("once")), after("tell")));

            assertThat(events).extracting(ServerSentEvent::event).containsExactly(null, "problem");
            assertThat(events.get(1).data())
                    .isEqualTo(
                            "{\"type\":\"urn:burr:problem:failed\",\"title\":\"The run failed\",\"status\":500,\"detail\":\"What happened is in the log of the service.\"}");
        }

        @Test
        void endWithAProblemWhenTheApplicationIsBusy() throws Exception {
            Application app = telling(new Endless(), ending);
            var reader = new Reader(1);
            StreamedRun.of(app, after("tell")).toFlux().subscribe(reader);

            assertThat(of(StreamedRun.of(app, after("tell"))))
                    .singleElement()
                    .extracting(ServerSentEvent::data)
                    .asString()
                    .contains("\"status\":409", "urn:burr:problem:busy", "\"applicationId\":\"story\"");

            reader.cancel();
            ending.await();
        }
    }

    /** Between server-sent events. */
    @Nested
    final class Heartbeat {

        private final ManualPulse pulse = new ManualPulse();

        private Flux<String> told(StreamedRun run) {
            return pulse.in(run)
                    .toEvents()
                    .map(event -> event.data() == null ? "comment" : String.valueOf(event.data()));
        }

        @Test
        void comesWhileAnActionTakesItsTime() {
            var beaten = new CountDownLatch(1);
            Application app = telling(out -> {
                out.emit("once");
                beaten.await();
                out.emit("more");
            });

            List<String> all = told(StreamedRun.of(app, after("tell")).endingWith(state -> "end"))
                    .doOnNext(told -> {
                        if (told.contains("once")) {
                            pulse.beat();
                            pulse.beat();
                            beaten.countDown();
                        }
                    })
                    .collectList()
                    .block(SOON);

            assertThat(all).containsExactly("\"once\"", "comment", "\"more\"", "\"end\"");
            assertThat(pulse.periods).containsExactly(Duration.ofSeconds(15));
            assertThat(pulse.isStill()).isTrue();
        }

        @Test
        void endsWhenTheRunFailsOrItsReaderLeaves() throws Exception {
            told(StreamedRun.of(telling(failingAfter("once")), after("tell"))).blockLast(SOON);
            assertThat(pulse.isStill()).isTrue();

            assertThat(told(StreamedRun.of(telling(new Endless(), ending), after("tell")))
                            .blockFirst(SOON))
                    .contains("number");

            assertThat(ending.await().exception()).isInstanceOf(RunCancelledException.class);
            assertThat(pulse.isStill()).isTrue();
        }

        @Test
        void letsNothingPileUp() throws Exception {
            var endless = new Endless();
            var reader = new Reader(3);
            pulse.in(StreamedRun.of(telling(endless, ending), after("tell")))
                    .toEvents()
                    .subscribe(reader);
            reader.awaitAll();

            reader.cancel();

            ending.await();
            assertThat(endless.emitted).hasValueLessThan(5);
        }

        @Test
        void comesAsOftenAsIsSaidOrNever() {
            told(StreamedRun.of(tellingTexts("once"), after("tell")).heartbeat(Duration.ofMinutes(1)))
                    .blockLast(SOON);
            told(StreamedRun.of(tellingTexts("once"), after("tell")).heartbeat(Duration.ZERO))
                    .blockLast(SOON);

            assertThat(pulse.periods).containsExactly(Duration.ofMinutes(1));
        }
    }

    /** Asks for so many items and no more. */
    private static final class Reader extends BaseSubscriber<Object> {

        final List<Object> items = new ArrayList<>();
        private final int most;
        private final CountDownLatch all;

        Reader(int most) {
            this.most = most;
            this.all = new CountDownLatch(most);
        }

        void awaitAll() throws InterruptedException {
            assertThat(all.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(most);
        }

        @Override
        protected void hookOnNext(Object item) {
            items.add(item);
            all.countDown();
        }
    }
}
