package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.LogReceipt.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The lines of one application that wait to be sent, and what is known of its log on the server. Needs the lock of the {@link Outbox}. */
final class Backlog {

    final String appId;
    final Deque<Chunk> chunks = new ArrayDeque<>();

    /** How many chunks there were before those. */
    private long gone;

    /** How many chunks are sent at a time: fewer where some were refused of which only one may be the cause. */
    private int most = Integer.MAX_VALUE;

    /** Whether graph and metadata are on the server, as far as is known. */
    private boolean documented;

    /** Whether there is no graph to send. Of the thread that sends, as is the next. */
    private boolean graphFails;

    /** Why lines were refused that came with a graph, so that they are sent without; null when they were not. */
    private @Nullable String refusal;

    /** What to make graph and metadata of; null when they are there, or nothing was recorded since they are known not to be. */
    private @Nullable ApplicationRecord application;

    /** Where the next lines belong in the log on the server, as far as is known: 0 until it has answered once. */
    private long at;

    private boolean known;

    /** How often in a row the server had something else at the place that lines were sent for. */
    private int moves;

    /** How often in a row the server could not write it. */
    private int attempts;

    /** When to try again after that. */
    private long notBefore;

    /** Whether lines were lost since that was last asked, so that what is encoded next must not build on them. */
    private boolean lossy;

    /** What was lost while its run was not there to be told of it. */
    private final AtomicReference<@Nullable String> word = new AtomicReference<>();

    Backlog(String appId) {
        this.appId = appId;
    }

    /**
     * What was recorded in one go.
     *
     * @param events how many lines it has
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody else has it
    record Chunk(byte[] lines, int events) {

        /** Roughly what an array and its place in the queue take besides. */
        private static final int OVERHEAD = 64;

        int size() {
            return lines.length + OVERHEAD;
        }
    }

    /**
     * A place in what an application records, to wait for until all before it is sent or lost.
     *
     * @param chunks how many stood before it
     */
    record Mark(Backlog backlog, long chunks) {

        boolean isPassed() {
            return backlog.gone >= chunks;
        }
    }

    /** The place behind all that waits. */
    Mark end() {
        return new Mark(this, gone + chunks.size());
    }

    /** Forgets the first chunk. */
    void removeFirst() {
        chunks.remove();
        gone++;
    }

    /** Forgets all chunks. */
    void clear() {
        gone += chunks.size();
        chunks.clear();
    }

    /** The first lines, as many as there is room for. One chunk at least if nothing else is sent, however long that is. */
    Parcel parcel(int room, boolean isFirst) {
        var lines = new ByteArrayOutputStream();
        var first = new ArrayList<Chunk>();
        for (Chunk chunk : chunks) {
            boolean fits = lines.size() + chunk.lines().length <= room || (isFirst && first.isEmpty());
            if (!fits || first.size() == most) {
                break;
            }
            lines.writeBytes(chunk.lines());
            first.add(chunk);
        }
        return new Parcel(this, first, lines.toByteArray(), at, documented ? null : application);
    }

    /** Keeps what graph and metadata are made of while they may be missing: of the first, if several are built under one id. */
    void describe(ApplicationRecord recorded) {
        if (!documented && application == null) {
            application = recorded;
        }
    }

    /** Has a part sent next of as many chunks as were refused; false for one, which is what was refused. */
    boolean halve(int refused) {
        most = Math.max(1, refused / 2);
        return refused > 1;
    }

    /** It can't be told: it is no use to try again. */
    void graphFails() {
        graphFails = true;
    }

    boolean isWithoutGraph() {
        return graphFails || refusal != null;
    }

    /** Has the lines sent without the graph; false when they were, so that it was not the cause: then it is sent again. */
    boolean leaveGraphOut(String reason) {
        boolean leave = !isWithoutGraph();
        refusal = leave ? reason : null;
        return leave;
    }

    /** The lines were taken without the graph: why it was refused; null when it was not. */
    @Nullable
    String confirmWithoutGraph() {
        String cause = refusal;
        graphFails |= cause != null;
        refusal = null;
        return cause;
    }

    /** @param next where the next lines belong */
    void learn(LogReceipt receipt, long next) {
        at = next;
        known = true;
        moves = receipt.outcome() == Outcome.MOVED ? moves + 1 : 0;
        most = (int) Math.min(Integer.MAX_VALUE, most + most / 4L + 1);
        attempts = 0;
        documented = receipt.documented() || graphFails;
        if (documented) {
            application = null;
        }
    }

    void lose() {
        lossy = true;
    }

    /** Whoever records the application next is to learn of this, which ends its run. Needs no lock, and neither do the next two. */
    void leaveWord(String loss) {
        word.set(loss);
    }

    boolean hasWord() {
        return word.get() != null;
    }

    /** What was left to be told, once; null for nothing. */
    @Nullable
    String takeWord() {
        return hasWord() ? word.getAndSet(null) : null;
    }

    /** Whether lines were lost; from then on, none were. */
    boolean takeLoss() {
        boolean was = lossy;
        lossy = false;
        return was;
    }

    /** Whether the server has said how long the log is. */
    boolean isKnown() {
        return known;
    }

    int moves() {
        return moves;
    }

    int attempts() {
        return attempts;
    }

    void postpone(long until) {
        attempts++;
        notBefore = until;
    }

    void hurry() {
        attempts = 0;
    }

    /** How long it is to be left alone. */
    long restAt(long now) {
        return attempts == 0 ? 0 : Math.max(0, notBefore - now);
    }
}
