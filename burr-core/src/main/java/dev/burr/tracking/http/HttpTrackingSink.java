package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.EncodingBuffers;
import dev.burr.tracking.LineBuffers;
import dev.burr.tracking.LineEncoder;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingException;
import dev.burr.tracking.TrackingSink;
import dev.burr.tracking.http.Backlog.Chunk;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Sends the applications of one project to a server, which writes the files. What {@link #append} is given is encoded as it is in the
 * file, and waits in memory to be sent when it returns: the run does not wait for the server.
 */
final class HttpTrackingSink implements TrackingSink {

    /** How many applications are remembered of which nothing waits. */
    private static final int MOST_LOGS = 256;

    private final Outbox outbox;
    private final long capacity;
    private final Courier courier;
    private final RemoteFailures failures;
    private final RemoteLogs logs;
    private final LineBuffers buffers = new LineBuffers();
    private final LongAdder writtenBytes = new LongAdder();

    HttpTrackingSink(
            Outbox outbox, long capacity, Courier courier, RemoteFailures failures, Supplier<LineEncoder> encoders) {
        this.outbox = outbox;
        this.capacity = capacity;
        this.courier = courier;
        this.failures = failures;
        this.logs = new RemoteLogs(id -> new RemoteLog(id, encoders.get()), this::isIdle, MOST_LOGS);
    }

    /** Whether nothing of it waits, neither to be sent nor to be told to a run that may go on. */
    private boolean isIdle(RemoteLog log) {
        return outbox.isIdle(log.backlog()) && (log.hasEnded() || !log.backlog().hasWord());
    }

    @Override
    public void open(ApplicationRecord application) {
        RemoteLog log = logs.acquire(application.id().appId());
        try {
            log.handTo(application);
        } finally {
            logs.release(log);
        }
        append(application, List.of(application.opening()));
    }

    @Override
    public void append(ApplicationRecord application, List<TrackingEvent> events) {
        String appId = application.id().appId();
        RemoteLog log = logs.acquire(appId);
        try {
            if (log.isTakenOverBy(application)) {
                failures.shared(appId);
            }
            put(log, application, events);
        } catch (TrackingException e) {
            throw e; // reported already
        } catch (RuntimeException e) {
            log.forget();
            failures.unwritable(appId, events.size(), e);
        } finally {
            logs.release(log);
        }
        courier.collect();
        tell(log.backlog());
    }

    /** Throws what is to end the run and could not be told when it happened: last, so that nothing more is lost by that. */
    private static void tell(Backlog backlog) {
        String word = backlog.takeWord();
        if (word != null) {
            throw new TrackingException(word, null);
        }
    }

    private void put(RemoteLog log, ApplicationRecord application, List<TrackingEvent> events) {
        if (outbox.takeLoss(log.backlog())) {
            log.forget();
        }
        byte[] lines = encoded(log, events);
        if (outbox.offer(log.backlog(), new Chunk(lines, events.size()), application)) {
            writtenBytes.add(lines.length);
        } else {
            log.forget();
            failures.full(events.size(), capacity);
        }
    }

    private byte[] encoded(RemoteLog log, List<TrackingEvent> events) {
        EncodingBuffers encoding = buffers.take();
        try {
            return log.encode(events, encoding, System.nanoTime());
        } finally {
            buffers.giveBack(encoding);
        }
    }

    @Override
    public void replaced(String what, Throwable cause) {
        failures.count().replaced(what, cause);
    }

    /** Whether all that was recorded of an application is on the server, for which it is waited. */
    boolean isSent(String appId) {
        return logs.find(appId)
                .map(log -> outbox.isIdle(log.backlog()) || courier.flush(log.backlog()))
                .orElse(true);
    }

    /** The same of all applications. */
    boolean isSent() {
        return outbox.events() == 0 || courier.flush();
    }

    /** Why the server took nothing when it was asked last, if it did not. */
    Optional<String> problem() {
        return failures.problem();
    }

    /** How many bytes of lines were put into the outbox. */
    long writtenBytes() {
        return writtenBytes.sum();
    }

    @Override
    public void close() {
        courier.close();
    }
}
