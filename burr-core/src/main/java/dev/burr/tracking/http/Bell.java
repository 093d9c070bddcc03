package dev.burr.tracking.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The lock of an {@link Outbox}, and who waits for something to change in it: the one thread that sends, for something to do, and any
 * number of others for what it does.
 */
final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final BooleanSupplier isEmpty;
    private boolean asked;
    private boolean hurried;
    private boolean senderIsIdle;

    /** Whether something was put in since who sends last looked. */
    private boolean offered;

    private boolean closed;

    /** @param isEmpty whether nothing waits to be sent; asked with the lock */
    Bell(BooleanSupplier isEmpty) {
        this.isEmpty = isEmpty;
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes something, and has all look who wait. */
    void change(Runnable work) {
        lock.lock();
        try {
            work.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something was put in, of which nobody but who sends is to hear. Needs the lock. */
    void offered() {
        offered = true;
        if (senderIsIdle) {
            changed.signalAll();
        }
    }

    /** Who sends has seen all that was put in. Needs the lock. */
    void looked() {
        offered = false;
    }

    /** Waits until something is so; false when it took too long. */
    boolean await(BooleanSupplier isSo, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!isSo.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return isSo.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Has the server asked whether it takes anything, also when there is nothing to send. */
    void ask() {
        change(() -> asked = !closed);
    }

    /** Whether that is to be done, which it then is. */
    boolean takeAsked() {
        return locked(() -> {
            boolean was = asked;
            asked = false;
            return was;
        });
    }

    /** Who sends need not stay for what may come later, which is sent all the same. */
    void close() {
        change(() -> {
            closed = true;
            asked = false;
        });
    }

    /** Ends the rest of who sends. */
    void hurry() {
        change(() -> hurried = true);
    }

    /**
     * Rests for a while, which new lines do not end: for who sends, when the server is away.
     *
     * @return whether somebody is in a hurry
     */
    boolean rest(long nanos) throws InterruptedException {
        return rest(nanos, false);
    }

    /**
     * Rests for a while, or until new lines come: for who sends, when all that waits is put off.
     *
     * @return whether somebody is in a hurry
     */
    boolean restUntilOffered(long nanos) throws InterruptedException {
        return rest(nanos, true);
    }

    private boolean rest(long nanos, boolean untilOffered) throws InterruptedException {
        lock.lock();
        senderIsIdle = untilOffered;
        try {
            long left = nanos;
            while (left > 0 && !hurried && !isOver() && !(untilOffered && offered)) {
                left = changed.awaitNanos(left);
            }
            boolean ended = hurried;
            hurried = false;
            return ended;
        } finally {
            senderIsIdle = false;
            lock.unlock();
        }
    }

    private boolean isOver() {
        return closed && isEmpty.getAsBoolean();
    }

    /** Waits for something to send; false when nothing came. */
    boolean awaitWork(long seconds) throws InterruptedException {
        lock.lock();
        senderIsIdle = true;
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (!hasWork() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return hasWork();
        } finally {
            senderIsIdle = false;
            lock.unlock();
        }
    }

    /** Whether there is something to send. */
    boolean hasWork() {
        return locked(() -> asked || !isEmpty.getAsBoolean());
    }
}
