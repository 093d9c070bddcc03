package dev.burr.benchmarks.server;

import dev.burr.benchmarks.probe.ProbeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** When our server tells that a run has changed. */
final class NoticeStream implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Stream<String> lines;
    private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);

    private NoticeStream(Stream<String> lines) {
        this.lines = lines;
    }

    /** Listens to what changes in a run from now on. */
    static NoticeStream open(ServerProcess server, String run) throws IOException, InterruptedException {
        NoticeStream stream =
                new NoticeStream(server.lines("/api/v1/changes?project=" + GeneratedRuns.PROJECT + "&app=" + run));
        Thread reader = new Thread(stream::listen, "notices");
        reader.setDaemon(true);
        reader.start();
        if (!stream.open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ProbeException(
                    "The server did not open its stream of changes within %d seconds.".formatted(PATIENCE_SECONDS));
        }
        return stream;
    }

    private void listen() {
        try {
            lines.forEach(line -> {
                if (line.startsWith("data:")) {
                    heard.add(System.nanoTime());
                }
                open.countDown();
            });
        } catch (UncheckedIOException ended) {
            open.countDown();
        }
    }

    /** What was heard until now belongs to an earlier change. */
    void forgetEarlier() {
        heard.clear();
    }

    /** Waits for a notice; the time at which it was heard. */
    long next() throws InterruptedException {
        Long time = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (time == null) {
            throw new ProbeException("The server told of no change within %d seconds of a write to the run."
                    .formatted(PATIENCE_SECONDS));
        }
        return time;
    }

    @Override
    public void close() {
        lines.close();
    }
}
