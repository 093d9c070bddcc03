package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.index.ChangeSubscription;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.FileTrackingRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

final class ChangeStreamsTest {

    @TempDir
    private Path storage;

    private final ChangeStreams streams = new ChangeStreams(Duration.ofSeconds(10));
    private RunIndex index;

    @BeforeEach
    void start() {
        index = new RunIndex(new FileTrackingRepository(new TrackingDirectory(storage)), Clock.systemUTC());
        streams.start();
    }

    @AfterEach
    void stop() {
        streams.stop();
        index.close();
    }

    private ChangeSubscription subscribe() {
        return index.subscribe(key -> true);
    }

    @Test
    void admitNoMoreThanTheyMayWhenAllComeAtOnce() throws Exception {
        int readers = 2 * ChangeStreams.MOST;
        AtomicInteger subscribing = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        List<Future<Optional<SseEmitter>>> opened = new ArrayList<>();
        try {
            for (int n = 0; n < readers; n++) {
                opened.add(threads.submit(() -> {
                    Optional<SseEmitter> stream = streams.open(
                            () -> {
                                subscribing.incrementAndGet();
                                awaitThat(go);
                                return subscribe();
                            },
                            false);
                    stream.ifPresentOrElse(emitter -> {}, refused::incrementAndGet);
                    return stream;
                }));
            }
            await().until(() -> subscribing.get() + refused.get() == readers);

            assertThat(subscribing).hasValue(ChangeStreams.MOST);
            go.countDown();
            for (Future<Optional<SseEmitter>> stream : opened) {
                stream.get();
            }
        } finally {
            go.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void keepNoPlaceForOneThatCouldNotSubscribe() {
        for (int n = 0; n < ChangeStreams.MOST; n++) {
            assertThatThrownBy(() -> streams.open(
                            () -> {
                                throw new IllegalStateException("cannot subscribe");
                            },
                            false))
                    .hasMessage("cannot subscribe");
        }

        assertThat(streams.open(this::subscribe, false)).isPresent();
    }

    @Test
    void giveThePlaceOfAnEndedOneToTheNext() {
        List<ChangeSubscription> subscriptions = new ArrayList<>();
        for (int n = 0; n < ChangeStreams.MOST; n++) {
            subscriptions.add(subscribe());
            ChangeSubscription last = subscriptions.get(n);
            assertThat(streams.open(() -> last, false)).isPresent();
        }
        assertThat(streams.open(this::subscribe, false)).isEmpty();

        subscriptions.get(0).close();

        await().until(() -> streams.open(this::subscribe, false).isPresent());
    }

    @Test
    void tellThatTheyAreStillThereWhenNothingChanges() throws Exception {
        ChangeStreams lively = new ChangeStreams(Duration.ofMillis(20));
        MvcResult stream = MockMvcBuilders.standaloneSetup(new ChangesController(index, lively))
                .build()
                .perform(MockMvcRequestBuilders.get("/api/v1/changes"))
                .andReturn();

        await().untilAsserted(() -> assertThat(stream.getResponse().getContentAsString())
                .startsWith("id:0\n:open\nretry:1000\n\n")
                .contains(":still here\n\n:still here\n\n"));
        lively.stop();
    }

    private static void awaitThat(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
