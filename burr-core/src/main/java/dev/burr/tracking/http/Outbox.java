package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.http.Backlog.Chunk;
import dev.burr.tracking.http.Backlog.Mark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, of all applications, up to a number of bytes. Lines leave it when the server has them, not when they are
 * sent; those of one application leave it in order. One thread sends, any number put in.
 */
final class Outbox {

    /** How many applications are in one request. */
    private static final int MOST_PARCELS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Backlog> waiting = new LinkedHashSet<>();
    private final long capacity;
    private long bytes;
    private long events;
    private boolean asked;
    private boolean hurried;
    private boolean senderIsIdle;

    /** Whether something was put in since who sends last looked. */
    private boolean offered;

    private boolean closed;

    /** @param capacity in bytes */
    Outbox(long capacity) {
        this.capacity = capacity;
    }

    /** Puts lines behind those of the same application that wait; false when there is no room for them. */
    boolean offer(Backlog backlog, Chunk chunk, ApplicationRecord application) {
        lock.lock();
        try {
            backlog.describe(application);
            if (bytes + chunk.size() > capacity) {
                return false;
            }
            bytes += chunk.size();
            events += chunk.events();
            backlog.chunks.add(chunk);
            waiting.add(backlog);
            offered = true;
            if (senderIsIdle) {
                changed.signalAll();
            }
            return true;
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

    /** The first lines of those applications whose time has come, about {@code most} bytes. They stay in here. */
    List<Parcel> next(long now, int most) {
        return locked(() -> {
            offered = false;
            var parcels = new ArrayList<Parcel>();
            int room = most;
            for (Backlog backlog : waiting) {
                if (room <= 0 || parcels.size() == MOST_PARCELS) {
                    break;
                }
                if (backlog.restAt(now) == 0) {
                    Parcel parcel = backlog.parcel(room, parcels.isEmpty());
                    room -= parcel.lines().length;
                    if (!parcel.chunks().isEmpty()) {
                        parcels.add(parcel);
                    }
                }
            }
            return parcels;
        });
    }

    /** How long until the time of the first application has come that waits; the longest time of all if none does. */
    long untilNext(long now) {
        return locked(() ->
                waiting.stream().mapToLong(backlog -> backlog.restAt(now)).min().orElse(Long.MAX_VALUE));
    }

    /**
     * Takes note of what the server says of a log.
     *
     * @param next where the next lines belong
     */
    void learn(Backlog backlog, LogReceipt receipt, long next) {
        change(() -> backlog.learn(receipt, next));
    }

    /** Whether lines of an application were lost since this was last asked. */
    boolean takeLoss(Backlog backlog) {
        return locked(backlog::takeLoss);
    }

    /** Takes note that lines of an application are not on the server, which were. */
    void lose(Backlog backlog) {
        change(backlog::lose);
    }

    /**
     * Forgets lines that the server won't take.
     *
     * @param word what their run is to be told, which ends it; null for nothing
     */
    void drop(Parcel parcel, @Nullable String word) {
        change(() -> {
            parcel.backlog().lose();
            if (word != null) {
                parcel.backlog().leaveWord(word);
            }
            remove(parcel);
        });
    }

    /** Forgets lines that the server has. */
    @SuppressWarnings("ReferenceEquality") // lines that are alike are not the same
    void remove(Parcel parcel) {
        change(() -> {
            Backlog backlog = parcel.backlog();
            for (Chunk chunk : parcel.chunks()) {
                if (chunk == backlog.chunks.peek()) { // all may have been forgotten meanwhile
                    backlog.removeFirst();
                    bytes -= chunk.size();
                    events -= chunk.events();
                }
            }
            waiting.remove(backlog); // behind the others, whose turn it is
            if (!backlog.chunks.isEmpty()) {
                waiting.add(backlog);
            }
        });
    }

    /** Has other applications be sent before these. */
    void putBehind(List<Parcel> parcels) {
        change(() -> parcels.forEach(parcel -> {
            if (waiting.remove(parcel.backlog())) {
                waiting.add(parcel.backlog());
            }
        }));
    }

    /** Has the chunks of a parcel sent one by one from now on; false when it is one already. */
    boolean takeApart(Parcel parcel) {
        return locked(() -> {
            parcel.backlog().apart = parcel.chunks().size() > 1;
            return parcel.backlog().apart;
        });
    }

    /** Has the lines of one application wait for a while. */
    void postpone(Backlog backlog, long until) {
        change(() -> backlog.postpone(until));
    }

    /** Forgets all that waits; returns how many events that were. */
    long clear() {
        return locked(() -> {
            long dropped = events;
            waiting.forEach(backlog -> {
                backlog.clear();
                backlog.lose();
            });
            waiting.clear();
            bytes = 0;
            events = 0;
            changed.signalAll();
            return dropped;
        });
    }

    /** What waits now. */
    List<Mark> ends() {
        return locked(() -> waiting.stream().map(Backlog::end).toList());
    }

    /** What waits now of one application. */
    List<Mark> ends(Backlog backlog) {
        return locked(() -> List.of(backlog.end()));
    }

    /**
     * Waits until all is gone that stood before some places, whatever comes behind them.
     *
     * @return false when it took too long
     */
    boolean awaitSent(List<Mark> ends, long nanos) {
        return await(() -> ends.stream().allMatch(Mark::isPassed), nanos);
    }

    /** Waits until nothing waits; false when it took too long. */
    boolean awaitEmpty(long nanos) {
        return await(waiting::isEmpty, nanos);
    }

    private boolean await(BooleanSupplier isOver, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!isOver.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return isOver.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    /** Who sends need not stay for what may come later, which is sent all the same. */
    void close() {
        change(() -> {
            closed = true;
            asked = false;
        });
    }

    private boolean isOver() {
        return closed && waiting.isEmpty();
    }

    /** Ends the rest of who sends, and makes everything due that was postponed. */
    void hurry() {
        change(() -> {
            hurried = true;
            waiting.forEach(Backlog::hurry);
        });
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
        return locked(() -> asked || !waiting.isEmpty());
    }

    /** Whether nothing of an application waits. */
    boolean isIdle(Backlog backlog) {
        return locked(backlog.chunks::isEmpty);
    }

    long events() {
        return locked(() -> events);
    }

    long bytes() {
        return locked(() -> bytes);
    }

    private void change(Runnable work) {
        lock.lock();
        try {
            work.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
