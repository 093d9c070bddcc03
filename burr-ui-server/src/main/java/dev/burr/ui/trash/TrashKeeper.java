package dev.burr.ui.trash;

import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrashAge;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Finishes at the start what an earlier server has left undone in the trash, and then now and again deletes for good what is
 * old enough, a little at a time. It has a thread of its own, so that no request and no start waits for it.
 */
final class TrashKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TrashKeeper.class);
    private static final int MOST_AT_ONCE = 100;
    private static final Duration BETWEEN_PARTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final RunTrash trash;
    private final TrashAge age;
    private final Clock clock;
    private volatile @Nullable CountDownLatch stopped;

    TrashKeeper(RunTrash trash, TrashAge age, Clock clock) {
        this.trash = trash;
        this.age = age;
        this.clock = clock;
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        Thread thread = new Thread(() -> keep(stop), "burr-ui-trash");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopped;
        if (stop != null) {
            stop.countDown();
        }
        stopped = null;
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    private void keep(CountDownLatch stop) {
        try {
            trash.recover();
        } catch (IOException refused) {
            failed(refused);
        }
        try {
            boolean ended = false;
            while (!ended) {
                Duration pause = purgeSome() ? BETWEEN_PARTS : BETWEEN_SWEEPS;
                ended = stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether there may be more. */
    boolean purgeSome() {
        try {
            return trash.purgeBefore(clock.instant().minus(age.longest()), MOST_AT_ONCE) == MOST_AT_ONCE;
        } catch (IOException refused) {
            failed(refused);
            return false;
        }
    }

    private static void failed(IOException refused) {
        LOG.warn(
                "The trash in the server's data folder can't be kept. Give its user the right to write there, or name"
                        + " another folder in burr.ui.data-dir.",
                refused);
    }
}
