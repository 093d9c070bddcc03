package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.http.Backlog.Chunk;
import dev.burr.tracking.http.Backlog.Mark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, of all applications, up to a number of bytes. Lines leave it when the server has them, not when they are
 * sent; those of one application leave it in order. One thread sends, any number put in.
 */
final class Outbox {

    /** How many applications are in one request. */
    private static final int MOST_PARCELS = 1_000;

    private final Set<Backlog> waiting = new LinkedHashSet<>();
    private final Bell bell = new Bell(waiting::isEmpty);
    private final long capacity;
    private long bytes;
    private long events;

    /** @param capacity in bytes */
    Outbox(long capacity) {
        this.capacity = capacity;
    }

    /** Who waits for something to change in here. */
    Bell bell() {
        return bell;
    }

    /** Puts lines behind those of the same application that wait; false when there is no room for them. */
    boolean offer(Backlog backlog, Chunk chunk, ApplicationRecord application) {
        return bell.locked(() -> {
            backlog.describe(application);
            if (bytes + chunk.size() > capacity) {
                return false;
            }
            bytes += chunk.size();
            events += chunk.events();
            backlog.chunks.add(chunk);
            waiting.add(backlog);
            bell.offered();
            return true;
        });
    }

    /** The first lines of those applications whose time has come, about {@code most} bytes. They stay in here. */
    List<Parcel> next(long now, int most) {
        return bell.locked(() -> {
            bell.looked();
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
        return bell.locked(() ->
                waiting.stream().mapToLong(backlog -> backlog.restAt(now)).min().orElse(Long.MAX_VALUE));
    }

    /**
     * Takes note of what the server says of a log.
     *
     * @param next where the next lines belong
     */
    void learn(Backlog backlog, LogReceipt receipt, long next) {
        bell.change(() -> backlog.learn(receipt, next));
    }

    /** Whether lines of an application were lost since this was last asked. */
    boolean takeLoss(Backlog backlog) {
        return bell.locked(backlog::takeLoss);
    }

    /** Takes note that lines of an application are not on the server, which were. */
    void lose(Backlog backlog) {
        bell.change(backlog::lose);
    }

    /**
     * Forgets lines that the server won't take.
     *
     * @param word what their run is to be told, which ends it; null for nothing
     */
    void drop(Parcel parcel, @Nullable String word) {
        bell.change(() -> {
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
        bell.change(() -> {
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
        bell.change(() -> parcels.forEach(parcel -> {
            if (waiting.remove(parcel.backlog())) {
                waiting.add(parcel.backlog());
            }
        }));
    }

    /** Has the chunks of a parcel sent in smaller ones; false when it is one already. */
    boolean takeApart(Parcel parcel) {
        return bell.locked(() -> parcel.backlog().halve(parcel.chunks().size()));
    }

    /** Has the lines of one application wait for a while. */
    void postpone(Backlog backlog, long until) {
        bell.change(() -> backlog.postpone(until));
    }

    /** Forgets all that waits; returns how many events that were. */
    long clear() {
        return bell.locked(() -> {
            long dropped = events;
            bell.change(this::forgetAll);
            return dropped;
        });
    }

    private void forgetAll() {
        waiting.forEach(backlog -> {
            backlog.clear();
            backlog.lose();
        });
        waiting.clear();
        bytes = 0;
        events = 0;
    }

    /** What waits now. */
    List<Mark> ends() {
        return bell.locked(() -> waiting.stream().map(Backlog::end).toList());
    }

    /** What waits now of one application. */
    List<Mark> ends(Backlog backlog) {
        return bell.locked(() -> List.of(backlog.end()));
    }

    /**
     * Waits until all is gone that stood before some places, whatever comes behind them.
     *
     * @return false when it took too long
     */
    boolean awaitSent(List<Mark> ends, long nanos) {
        return bell.await(() -> ends.stream().allMatch(Mark::isPassed), nanos);
    }

    /** Waits until nothing waits; false when it took too long. */
    boolean awaitEmpty(long nanos) {
        return bell.await(waiting::isEmpty, nanos);
    }

    /** Ends the rest of who sends, and makes everything due that was postponed. */
    void hurry() {
        bell.change(() -> waiting.forEach(Backlog::hurry));
        bell.hurry();
    }

    /** Whether nothing of an application waits. */
    boolean isIdle(Backlog backlog) {
        return bell.locked(backlog.chunks::isEmpty);
    }

    long events() {
        return bell.locked(() -> events);
    }

    long bytes() {
        return bell.locked(() -> bytes);
    }
}
