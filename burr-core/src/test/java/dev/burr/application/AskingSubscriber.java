package dev.burr.application;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps what it gets; asks for so many items at a time. */
final class AskingSubscriber implements Flow.Subscriber<Object> {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final int atATime;

    AskingSubscriber(int atATime) {
        this.atATime = atATime;
    }

    List<String> received() {
        return received;
    }

    void request(long items) {
        subscription.get().request(items);
    }

    void cancel() {
        subscription.get().cancel();
    }

    void awaitItems(int count) {
        await().until(() -> received.size() >= count);
    }

    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription.set(begun);
        if (atATime > 0) {
            begun.request(atATime);
        }
    }

    @Override
    public void onNext(Object item) {
        received.add(item.toString());
        if (atATime > 0) {
            subscription.get().request(atATime);
        }
    }

    @Override
    public void onError(Throwable failure) {
        received.add(failure.toString());
        ended.countDown();
    }

    @Override
    public void onComplete() {
        received.add("complete");
        ended.countDown();
    }
}
