package dev.burr.ui.api.v1;

import dev.burr.ui.index.ChangeNotice;
import dev.burr.ui.index.ChangeSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open change streams. Each has a thread, so that a reader who does not read holds up nobody else, and their number is
 * bounded. They end before the web server stops, which would otherwise wait for them.
 */
final class ChangeStreams implements SmartLifecycle {

    static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreams.class);
    private static final long NO_TIMEOUT = 0;
    private static final Duration COALESCE = Duration.ofMillis(100);

    private final Duration heartbeat;
    private final Semaphore places = new Semaphore(MOST);
    private final Set<ChangeSubscription> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong eventIds = new AtomicLong();
    private volatile boolean running;

    ChangeStreams(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    /**
     * Opens a stream of what {@code subscribe} subscribes to.
     *
     * @return empty if there are as many streams as there may be; nothing was subscribed to then
     */
    Optional<SseEmitter> open(Supplier<ChangeSubscription> subscribe, boolean resumed) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        boolean writing = false;
        try {
            SseEmitter emitter = write(subscribe.get(), resumed);
            writing = true;
            return Optional.of(emitter);
        } finally {
            if (!writing) {
                places.release();
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(ChangeSubscription::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins to write on a thread that gives the place back at its end. */
    private SseEmitter write(ChangeSubscription subscription, boolean resumed) {
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        open.add(subscription);
        emitter.onCompletion(subscription::close);
        emitter.onError(failure -> subscription.close());
        Thread writer = new Thread(
                () -> {
                    try {
                        write(subscription, emitter, resumed);
                    } finally {
                        places.release();
                    }
                },
                "burr-ui-changes-" + eventIds.get());
        writer.setDaemon(true);
        writer.start();
        return emitter;
    }

    private void write(ChangeSubscription subscription, SseEmitter emitter, boolean resumed) {
        try {
            // With an id, so that a reader is told what it missed also when it comes back before anything was told.
            emitter.send(SseEmitter.event()
                    .id(Long.toString(eventIds.get()))
                    .comment("open")
                    .reconnectTime(1000));
            if (resumed) {
                send(emitter, "resync", Map.of());
            }
            while (!subscription.isClosed()) {
                write(subscription.take(heartbeat, COALESCE), emitter);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("The reader of a change stream went away", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(subscription);
            subscription.close();
        }
    }

    private void write(ChangeSubscription.Batch batch, SseEmitter emitter) throws IOException {
        if (batch.isEmpty()) {
            emitter.send(SseEmitter.event().comment("still here"));
        }
        if (batch.resync()) {
            send(emitter, "resync", Map.of());
        }
        for (ChangeNotice notice : batch.notices()) {
            send(emitter, "change", notice);
        }
    }

    private void send(SseEmitter emitter, String event, Object data) throws IOException {
        emitter.send(SseEmitter.event()
                .id(Long.toString(eventIds.incrementAndGet()))
                .name(event)
                .data(data, MediaType.APPLICATION_JSON));
    }
}
