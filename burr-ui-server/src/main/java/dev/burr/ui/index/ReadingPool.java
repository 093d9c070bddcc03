package dev.burr.ui.index;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does the reading for the index, in as many threads as there are processors, or a few more: first what changed, then what was written last.
 * The threads end when there is nothing to read. Safe for use by many threads.
 */
final class ReadingPool implements AutoCloseable {

    /** A disk takes several requests at a time, and what is not in memory is had the sooner for that. */
    private static final int LEAST_THREADS = 4;

    private final ThreadPoolExecutor threads;

    ReadingPool() {
        int most = Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
        this.threads =
                new ThreadPoolExecutor(most, most, 5, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), new Threads());
        threads.allowCoreThreadTimeOut(true);
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** What comes first. */
    enum Urgency {
        /** Somebody may be looking at it. */
        CHANGED,
        /** It tells in which order to do what follows. */
        ORDER,
        NEW,
        /** It is known already, and most likely still right. */
        KNOWN
    }

    /**
     * Does something later; nothing any more once it is closed.
     *
     * @param newest of what is equally urgent, the highest comes first
     */
    void submit(Urgency urgency, long newest, Runnable work) {
        threads.execute(new Task(urgency, newest, work));
    }

    /** Ends when what is being read is read. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record Task(Urgency urgency, long newest, Runnable work) implements Runnable, Comparable<Task> {

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            int byUrgency = urgency.compareTo(other.urgency);
            return byUrgency != 0 ? byUrgency : Long.compare(other.newest, newest);
        }
    }

    private static final class Threads implements ThreadFactory {

        private final AtomicInteger made = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "burr-ui-index-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
