package dev.burr.tracking.http;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The applications that were recorded last, and all those of which something waits to be sent. */
final class RemoteLogs {

    private final ConcurrentHashMap<String, RemoteLog> logs = new ConcurrentHashMap<>();
    private final Function<String, RemoteLog> newLog;
    private final Predicate<RemoteLog> isIdle;
    private final int most;

    /** How many there are, where none could be forgotten, before it is tried again: to look at all for each would take ever longer. */
    private volatile int lookAgainAt;

    /**
     * @param isIdle whether nothing of one waits
     * @param most how many are kept of which nothing waits
     */
    RemoteLogs(Function<String, RemoteLog> newLog, Predicate<RemoteLog> isIdle, int most) {
        this.newLog = newLog;
        this.isIdle = isIdle;
        this.most = most;
    }

    /** The log of an application, which nobody else uses until its lock is given back. */
    RemoteLog acquire(String appId) {
        while (true) {
            RemoteLog log = logs.get(appId);
            if (log == null) {
                log = logs.computeIfAbsent(appId, newLog);
                makeRoom(log);
            }
            log.lock.lock();
            if (!log.isRetired()) {
                return log;
            }
            release(log);
        }
    }

    void release(RemoteLog log) {
        log.lock.unlock();
    }

    /** The log of an application, if it is kept. */
    Optional<RemoteLog> find(String appId) {
        return Optional.ofNullable(logs.get(appId));
    }

    private void makeRoom(RemoteLog newcomer) {
        if (logs.size() > most && logs.size() < lookAgainAt) {
            return;
        }
        logs.values().forEach(log -> ifFree(log, RemoteLog::forgetIfEnded));
        int tooMany = logs.size() - most;
        if (tooMany > 0) {
            retireOldest(tooMany, newcomer);
            lookAgainAt = logs.size() + logs.size() / 4;
        }
    }

    @SuppressWarnings("ReferenceEquality") // logs are locks, not values
    private void retireOldest(int tooMany, RemoteLog newcomer) {
        logs.values().stream()
                .filter(log -> log != newcomer && isIdle.test(log))
                .sorted(Comparator.comparingLong(RemoteLog::usedAt))
                .limit(tooMany)
                .toList()
                .forEach(oldest -> ifFree(oldest, log -> {
                    if (isIdle.test(log)) {
                        log.retire();
                        logs.remove(log.backlog().appId, log);
                    }
                }));
    }

    private static void ifFree(RemoteLog log, Consumer<RemoteLog> work) {
        if (log.lock.tryLock()) {
            try {
                work.accept(log);
            } finally {
                log.lock.unlock();
            }
        }
    }
}
