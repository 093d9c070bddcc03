package dev.burr.spring.web;

import java.io.IOException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the items of a run on the thread that makes them, so that the next one is made when this one has been written. */
final class RunSender implements Flow.Subscriber<Object> {

    private static final Logger log = LoggerFactory.getLogger(StreamedRun.class);

    private final StreamedRun run;
    private final Response response;
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private volatile Runnable endOfHeartbeat = () -> {};

    RunSender(StreamedRun run, Response response) {
        this.run = run;
        this.response = response;
    }

    /** What items are written to. Its methods fail with an {@link IllegalStateException} when it has ended. */
    interface Response {

        void item(Object item) throws IOException;

        /** The run has ended, and with it the response. */
        void end() throws IOException;

        /** The run has failed, and the response ends. */
        void fail(Throwable failure) throws IOException;
    }

    /** Something to be written. */
    interface Part {
        void write() throws IOException;
    }

    void start() {
        run.publisher().subscribe(this);
    }

    /**
     * Starts the run, with a heartbeat until its end where it is to have one.
     *
     * @param comment what a beat writes
     */
    void startBeating(Part comment) {
        AnswerSettings settings = run.settings();
        if (!settings.heartbeat().isZero()) {
            endOfHeartbeat = settings.pulse().every(settings.heartbeat(), () -> write(comment));
        }
        start();
    }

    /** The client is gone. What becomes of the run is up to its publisher. */
    void leave() {
        endOfHeartbeat.run();
        Flow.Subscription running = subscription.getAndSet(null);
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription.set(started);
        started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Object item) {
        write(() -> response.item(item));
    }

    @Override
    public void onComplete() {
        endOfHeartbeat.run();
        write(response::end);
    }

    @Override
    public void onError(Throwable failure) {
        endOfHeartbeat.run();
        write(() -> response.fail(failure));
    }

    /** After a failure to write, the server ends the response; nobody else must. */
    private void write(Part part) {
        try {
            part.write();
        } catch (IOException | IllegalStateException e) {
            log.debug(
                    "The client of application '{}' is gone.", run.application().id(), e);
            leave();
        }
    }
}
