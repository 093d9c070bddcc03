package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.http.ServerFailure.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/** Sends what waits, request by request, and decides what to make of the answers. Belongs to one thread. */
final class Delivery {

    /** What {@link #round()} says when there is nothing to send. */
    static final long NOTHING_WAITS = -1;

    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int MORE = 1 << 12;
    private static final byte[] NOTHING = new byte[0];

    private final Outbox outbox;
    private final Post post;
    private final RemoteFailures failures;
    private final Backoff backoff;
    private final LongSupplier ticker;
    private final TrackingCodec codec = TrackingCodec.standard();
    private int attempts;
    private int largestRequest = LARGEST_REQUEST;

    Delivery(Outbox outbox, Post post, RemoteFailures failures, Backoff backoff, LongSupplier ticker) {
        this.outbox = outbox;
        this.post = post;
        this.failures = failures;
        this.backoff = backoff;
        this.ticker = ticker;
    }

    /** Takes parts of logs to where they belong. */
    interface Post {

        /** What became of each of them. */
        List<LogReceipt> send(List<LogPart> parts) throws ServerFailure, InterruptedException;
    }

    /**
     * Sends one request, if there is something to send.
     *
     * @return after how many nanoseconds there may be something to do again
     */
    long round() throws InterruptedException {
        List<Parcel> due = outbox.next(ticker.getAsLong(), largestRequest);
        boolean asked = outbox.bell().takeAsked();
        if (due.isEmpty() && !asked) {
            long until = outbox.untilNext(ticker.getAsLong());
            return until == Long.MAX_VALUE ? NOTHING_WAITS : until;
        }
        List<LogPart> parts = firstParts(due);
        List<Parcel> parcels = due.subList(0, parts.size());
        try {
            List<LogReceipt> receipts = post.send(parts);
            failures.back();
            attempts = 0;
            largestRequest = Math.min(LARGEST_REQUEST, largestRequest + MORE);
            settle(parcels, receipts.iterator());
            return 0;
        } catch (ServerFailure failure) {
            long size = parts.stream().mapToLong(LogPart::bytes).sum();
            return settle(parcels, size, failure);
        }
    }

    /** As many as a request may be large: the outbox counts the lines only, as graph and metadata are not made yet. */
    private List<LogPart> firstParts(List<Parcel> due) {
        var parts = new ArrayList<LogPart>();
        long size = 0;
        for (Parcel parcel : due) {
            LogPart part = part(parcel);
            size += part.bytes();
            if (size > largestRequest && !parts.isEmpty()) {
                break; // it stays in the outbox
            }
            parts.add(part);
        }
        return parts;
    }

    private LogPart part(Parcel parcel) {
        ApplicationRecord application = parcel.application();
        String appId = parcel.backlog().appId;
        return application == null
                ? LogPart.ofLines(appId, parcel.at(), parcel.lines())
                : new LogPart(
                        appId,
                        parcel.at(),
                        application.createdAt(),
                        graph(parcel.backlog(), application),
                        codec.encode(application.metadata()),
                        parcel.lines());
    }

    /** Empty where it can't be told: steps don't need it. */
    private byte[] graph(Backlog backlog, ApplicationRecord application) {
        if (backlog.isWithoutGraph()) {
            return NOTHING;
        }
        try {
            return codec.encode(application.graph().get());
        } catch (RuntimeException e) {
            failures.withoutGraph(backlog.appId, "It can't be told: " + e.getMessage());
            backlog.graphFails();
            return NOTHING;
        }
    }

    private void settle(List<Parcel> parcels, Iterator<LogReceipt> receipts) {
        for (Parcel parcel : parcels) {
            LogReceipt receipt = receipts.hasNext() ? receipts.next() : null;
            if (receipt == null || !receipt.appId().equals(parcel.backlog().appId)) {
                retryLater(parcel, "It does not say what became of them.");
            } else {
                settle(parcel, receipt);
            }
        }
    }

    private void settle(Parcel parcel, LogReceipt receipt) {
        Backlog backlog = parcel.backlog();
        String reason = receipt.reason() == null ? "It does not say why." : receipt.reason();
        switch (receipt.outcome()) {
            case STORED -> {
                String refusal = backlog.confirmWithoutGraph();
                if (refusal != null) {
                    failures.withoutGraph(backlog.appId, refusal);
                }
                // Not the end of the log: an earlier try, which had more lines, may have left some that are still to be
                // sent.
                outbox.learn(backlog, receipt, parcel.at() + parcel.lines().length);
                failures.written(
                        backlog.appId); // before those who wait for these lines hear of it, and ask what is wrong
                outbox.remove(parcel);
            }
            case MOVED -> {
                if (backlog.isKnown() && receipt.length() < parcel.at()) {
                    outbox.lose(backlog);
                    failures.shortened(backlog.appId);
                } else if (backlog.isKnown()) {
                    failures.shared(backlog.appId);
                }
                outbox.learn(backlog, receipt, receipt.length());
                if (backlog.moves() > 1) { // as between servers that take turns and share no storage
                    outbox.postpone(backlog, ticker.getAsLong() + backoff.nanosAfter(backlog.moves() - 2));
                }
            }
            case REFUSED -> {
                if (!outbox.takeApart(parcel)) {
                    refuse(parcel, reason);
                }
            }
            case FAILED -> retryLater(parcel, reason);
        }
    }

    /** Of a single chunk. Where a graph comes with it, that may be the cause, and is worth less. */
    private void refuse(Parcel parcel, String reason) {
        if (parcel.application() != null && parcel.backlog().leaveGraphOut(reason)) {
            return;
        }
        drop(parcel, reason);
    }

    private void drop(Parcel parcel, String reason) {
        outbox.drop(parcel, failures.refused(parcel.backlog().appId, parcel.events(), reason));
    }

    private void retryLater(Parcel parcel, String reason) {
        Backlog backlog = parcel.backlog();
        outbox.postpone(backlog, ticker.getAsLong() + backoff.nanosAfter(backlog.attempts()));
        failures.unwritten(backlog.appId, reason);
    }

    private long settle(List<Parcel> parcels, long size, ServerFailure failure) {
        if (failure.kind() == Kind.AWAY || failure.kind() == Kind.BROKEN || parcels.isEmpty()) {
            return comeBackAfter(parcels, size, failure);
        }
        boolean isWhole = parcels.size() == 1 && parcels.get(0).chunks().size() == 1;
        if (failure.kind() == Kind.TOO_LARGE && !isWhole) {
            shrink(size);
            return 0;
        }
        if (!isWhole) {
            largestRequest = 1; // one of them may be the cause, and is found when they are sent one by one
            return 0;
        }
        Parcel parcel = parcels.get(0);
        if (failure.kind() == Kind.TOO_LARGE) {
            refuse(parcel, failure.getMessage());
        } else {
            drop(parcel, failure.getMessage());
        }
        return 0;
    }

    private long comeBackAfter(List<Parcel> parcels, long size, ServerFailure failure) {
        failures.away(failure, outbox.events());
        if (parcels.isEmpty()) {
            outbox.bell().ask(); // until there is an answer
        } else if (failure.kind() == Kind.BROKEN) {
            shrink(size);
            outbox.putBehind(parcels); // so that what breaks it each time does not hold up the others
        }
        return Math.max(failure.retryAfterNanos(), backoff.nanosAfter(attempts++));
    }

    /** Has the next requests be smaller than one of such a size: one of 1 byte has a single chunk. */
    private void shrink(long size) {
        largestRequest = (int) Math.max(1, Math.min(largestRequest, size) / 2);
    }

    /** Whether the server took nothing the last time. */
    boolean isHeldUp() {
        return attempts > 0;
    }

    /** The next failure is the first in a row. */
    void startAnew() {
        attempts = 0;
    }
}
