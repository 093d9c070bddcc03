package dev.burr.application;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Where runs go that are started in the background and whose builder names no executor. */
final class BackgroundThreads {

    /** Virtual threads where the JDK has them (21 and newer), else one daemon thread a run. */
    static final Executor EXECUTOR = executor();

    private BackgroundThreads() {}

    /** By reflection, as this is compiled for Java 17. */
    private static Executor executor() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException olderJdk) {
            return threadEach();
        }
    }

    private static Executor threadEach() {
        var count = new AtomicLong();
        return task -> {
            var thread = new Thread(task, "burr-run-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.start();
        };
    }
}
