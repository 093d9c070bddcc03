package dev.burr.spring.web;

import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Items of a run that goes on when its subscriber cancels: it gets no more of them, and the run no longer waits for it. */
final class DetachedItems implements Flow.Publisher<Object> {

    private static final Logger log = LoggerFactory.getLogger(StreamedRun.class);

    private final Flow.Publisher<Object> run;

    DetachedItems(Flow.Publisher<Object> run) {
        this.run = run;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
        run.subscribe(new Listener(Objects.requireNonNull(subscriber, "subscriber")));
    }

    private static final class Listener implements Flow.Subscriber<Object>, Flow.Subscription {

        private final Flow.Subscriber<? super Object> subscriber;
        private Flow.@Nullable Subscription running;
        private volatile boolean gone;

        Listener(Flow.Subscriber<? super Object> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            running = subscription;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long more) {
            running().request(more);
        }

        @Override
        public void cancel() {
            gone = true;
            running().request(Long.MAX_VALUE);
        }

        private Flow.Subscription running() {
            return Objects.requireNonNull(running, "running");
        }

        /** One that throws counts as one that has cancelled. */
        @Override
        public void onNext(Object item) {
            if (gone) {
                return;
            }
            try {
                subscriber.onNext(item);
            } catch (RuntimeException e) {
                log.debug("A listener has failed; the run goes on without it.", e);
                cancel();
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (!gone) {
                subscriber.onError(failure);
            }
        }

        @Override
        public void onComplete() {
            if (!gone) {
                subscriber.onComplete();
            }
        }
    }
}
