package dev.burr.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Takes the items of a source one at a time, hands each on, and keeps them for the end of the stream. */
final class StreamedItems {

    private StreamedItems() {}

    static <T> List<T> fromIterator(Iterator<? extends T> source, Emitter out) throws Exception {
        List<T> seen;
        try {
            seen = drain(source, out);
        } catch (Throwable failure) {
            try {
                close(source);
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
        close(source);
        return seen;
    }

    private static <T> List<T> drain(Iterator<? extends T> source, Emitter out) {
        List<T> seen = new ArrayList<>();
        while (source.hasNext()) {
            T item = source.next();
            out.emit(Objects.requireNonNull(item, "item"));
            seen.add(item);
        }
        return seen;
    }

    private static void close(Iterator<?> source) throws Exception {
        if (source instanceof AutoCloseable open) {
            open.close();
        }
    }

    static <T> List<T> fromPublisher(Flow.Publisher<? extends T> source, Emitter out) throws Exception {
        var subscriber = new OneByOne<T>();
        source.subscribe(subscriber);
        return subscriber.drainTo(out);
    }

    /** Asks for an item when the one before has been taken. Signals come on any thread, and are taken on the step's. */
    private static final class OneByOne<T> implements Flow.Subscriber<T> {

        private final BlockingQueue<Signal<T>> signals = new LinkedBlockingQueue<>();
        private Flow.@Nullable Subscription subscription;
        private volatile boolean ended;

        /** An item, or the end: a failure, or neither. */
        private record Signal<T>(Flow.@Nullable Subscription begin, @Nullable T item, @Nullable Throwable failure) {}

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            signals.add(new Signal<>(begun, null, null));
            if (ended) {
                cancelLate();
            }
        }

        /** A source may begin after its step has ended, and would wait for requests for ever. */
        private void cancelLate() {
            for (Signal<T> late = signals.poll(); late != null; late = signals.poll()) {
                Flow.Subscription begun = late.begin();
                if (begun != null) {
                    begun.cancel();
                }
            }
        }

        @Override
        public void onNext(T item) {
            signals.add(new Signal<>(null, Objects.requireNonNull(item, "item"), null));
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(new Signal<>(null, null, Objects.requireNonNull(failure, "failure")));
        }

        @Override
        public void onComplete() {
            signals.add(new Signal<>(null, null, null));
        }

        private List<T> drainTo(Emitter out) throws Exception {
            List<T> seen = new ArrayList<>();
            boolean complete = false;
            try {
                for (Signal<T> signal = signals.take(); !isEnd(signal); signal = signals.take()) {
                    T item = signal.item();
                    if (item != null) {
                        out.emit(item);
                        seen.add(item);
                    }
                    request(signal.begin());
                }
                complete = true;
            } finally {
                ended = true;
                if (!complete && subscription != null) {
                    subscription.cancel();
                }
                cancelLate();
            }
            return seen;
        }

        private boolean isEnd(Signal<T> signal) throws Exception {
            if (signal.failure() instanceof Error error) {
                throw error;
            }
            if (signal.failure() != null) {
                throw (Exception) signal.failure();
            }
            return signal.begin() == null && signal.item() == null;
        }

        private void request(Flow.@Nullable Subscription begun) {
            if (begun != null && subscription != null) {
                begun.cancel();
                return;
            }
            subscription = begun == null ? subscription : begun;
            Objects.requireNonNull(subscription, "onSubscribe comes first").request(1);
        }
    }
}
