package dev.burr.application;

import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A run for each subscriber, which makes items as fast as they are asked for. */
final class RunPublisher implements Flow.Publisher<Object> {

    private final Application application;
    private final Halt halt;
    private final Inputs inputs;

    RunPublisher(Application application, Halt halt, Inputs inputs) {
        this.application = application;
        this.halt = halt;
        this.inputs = inputs;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
        new Subscription(Objects.requireNonNull(subscriber, "subscriber")).start();
    }

    private final class Subscription implements Flow.Subscription {

        private final Flow.Subscriber<? super Object> subscriber;
        private final RunControl control;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private long demand;
        private boolean cancelled;
        private @Nullable Throwable refused;

        Subscription(Flow.Subscriber<? super Object> subscriber) {
            this.subscriber = subscriber;
            this.control = application.controlOf(halt, this::publish);
        }

        void start() {
            subscriber.onSubscribe(this);
            try {
                application
                        .background("streamPublisher", halt, inputs, control)
                        .result()
                        .whenComplete((result, failure) -> end(failure));
            } catch (RuntimeException e) {
                end(e);
            }
        }

        /** On the thread of the step: waits until an item is asked for. */
        private void publish(String action, Object item) throws InterruptedException {
            lock.lock();
            try {
                while (demand == 0 && !cancelled) {
                    changed.await();
                }
                if (cancelled) {
                    throw control.cancellation();
                }
                demand = demand == Long.MAX_VALUE ? demand : demand - 1;
            } finally {
                lock.unlock();
            }
            hand(item);
        }

        /** A subscriber that throws counts as one that has cancelled, as Reactive Streams have it. */
        private void hand(Object item) {
            try {
                subscriber.onNext(item);
            } catch (RuntimeException e) {
                stop(null);
                throw control.cancelledBy(e);
            }
        }

        private void end(@Nullable Throwable failure) {
            Throwable refusal = refusal();
            if (refusal != null) {
                subscriber.onError(refusal);
            } else if (failure != null && !isCancelled()) {
                subscriber.onError(failure);
            } else if (!isCancelled()) {
                subscriber.onComplete();
            }
        }

        private @Nullable Throwable refusal() {
            lock.lock();
            try {
                return refused;
            } finally {
                lock.unlock();
            }
        }

        private boolean isCancelled() {
            lock.lock();
            try {
                return cancelled;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void request(long more) {
            if (more <= 0) {
                stop(new IllegalArgumentException("%d items were asked for. Ask for one or more.".formatted(more)));
                return;
            }
            lock.lock();
            try {
                demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void cancel() {
            stop(null);
        }

        private void stop(@Nullable Throwable reason) {
            lock.lock();
            try {
                if (!cancelled) {
                    cancelled = true;
                    refused = reason;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
            control.cancel();
        }
    }
}
