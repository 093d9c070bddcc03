package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.http.ServerFailure.Kind;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/** Sends what waits, request by request, and decides what to make of the answers. Belongs to one thread. */
final class Delivery {

    /** What {@link #round()} says when there is nothing to send. */
    static final long NOTHING_WAITS = -1;

    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int MORE = 1 << 12;

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
        List<Parcel> parcels = outbox.next(ticker.getAsLong(), largestRequest);
        boolean asked = outbox.takeAsked();
        if (parcels.isEmpty() && !asked) {
            long until = outbox.untilNext(ticker.getAsLong());
            return until == Long.MAX_VALUE ? NOTHING_WAITS : until;
        }
        try {
            List<LogReceipt> receipts =
                    post.send(parcels.stream().map(this::part).toList());
            failures.back();
            attempts = 0;
            largestRequest = Math.min(LARGEST_REQUEST, largestRequest + MORE);
            settle(parcels, receipts.iterator());
            return 0;
        } catch (ServerFailure failure) {
            return settle(parcels, failure);
        }
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
        try {
            return codec.encode(application.graph().get());
        } catch (RuntimeException e) {
            failures.count().replaced("The graph of application '" + backlog.appId + "'", e);
            backlog.graphFails = true;
            return new byte[0];
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
                // Not the end of the log: an earlier try, which had more lines, may have left some that are still to be
                // sent.
                outbox.learn(backlog, receipt, parcel.at() + parcel.lines().length);
                outbox.remove(parcel);
                failures.written(backlog.appId);
            }
            case MOVED -> {
                if (backlog.isKnown() && receipt.length() < parcel.at()) {
                    outbox.lose(backlog);
                    failures.shortened(backlog.appId);
                } else if (backlog.isKnown()) {
                    failures.shared(backlog.appId);
                }
                outbox.learn(backlog, receipt, receipt.length());
            }
            case REFUSED -> {
                if (!outbox.takeApart(parcel)) {
                    drop(parcel, reason);
                }
            }
            case FAILED -> retryLater(parcel, reason);
        }
    }

    private void drop(Parcel parcel, String reason) {
        outbox.drop(parcel, failures.refused(parcel.backlog().appId, parcel.events(), reason));
    }

    private void retryLater(Parcel parcel, String reason) {
        Backlog backlog = parcel.backlog();
        outbox.postpone(backlog, ticker.getAsLong() + backoff.nanosAfter(backlog.attempts()));
        failures.unwritten(backlog.appId, reason);
    }

    private long settle(List<Parcel> parcels, ServerFailure failure) {
        if (failure.kind() == Kind.AWAY || parcels.isEmpty()) {
            failures.away(failure, outbox.events());
            if (parcels.isEmpty()) {
                outbox.ask(); // until there is an answer
            }
            return Math.max(failure.retryAfterNanos(), backoff.nanosAfter(attempts++));
        }
        boolean isWhole = parcels.size() == 1 && parcels.get(0).chunks().size() == 1;
        if (failure.kind() == Kind.TOO_LARGE && !isWhole) {
            largestRequest = Math.max(1, largestRequest / 2); // of 1 byte, it has one chunk
            return 0;
        }
        if (!isWhole) {
            largestRequest = 1; // one of them may be the cause, and is found when they are sent one by one
            return 0;
        }
        for (Parcel parcel : parcels) {
            drop(parcel, failure.getMessage());
        }
        return 0;
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
