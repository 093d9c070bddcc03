package dev.burr.spring.actuate;

import dev.burr.core.ApplicationId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What failed last: what was thrown and where, not what it said. Safe for use by many threads. */
final class RecentFailures {

    static final int MOST = 50;

    private static final int DEEPEST_CAUSE = 50;

    private final Deque<BurrReport.Failure> latestFirst = new ArrayDeque<>();

    void add(
            ApplicationId application,
            @Nullable String action,
            @Nullable Long sequenceId,
            Throwable thrown,
            Instant time) {
        Throwable root = rootOf(thrown);
        var failure = new BurrReport.Failure(
                application.appId(),
                application.partitionKey(),
                action,
                sequenceId,
                time,
                thrown.getClass().getName(),
                root.equals(thrown) ? null : root.getClass().getName(),
                placeOf(root),
                null);
        synchronized (latestFirst) {
            latestFirst.addFirst(failure);
            if (latestFirst.size() > MOST) {
                latestFirst.removeLast();
            }
        }
    }

    List<BurrReport.Failure> latestFirst() {
        synchronized (latestFirst) {
            return List.copyOf(latestFirst);
        }
    }

    /** Causes may lead in a circle. */
    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; depth < DEEPEST_CAUSE && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root;
    }

    /** In the code of somebody, if there is any: that of the JDK only says what was asked of it. */
    private static @Nullable String placeOf(Throwable root) {
        StackTraceElement[] frames = root.getStackTrace();
        return Arrays.stream(frames)
                .filter(frame -> !frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("jdk."))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(RecentFailures::place)
                .orElse(null);
    }

    private static String place(StackTraceElement frame) {
        return "%s.%s(%s:%d)"
                .formatted(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }
}
