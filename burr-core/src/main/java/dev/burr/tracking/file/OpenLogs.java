package dev.burr.tracking.file;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The logs that are open: at most so many, those that were written to last. */
final class OpenLogs {

    private final ConcurrentHashMap<String, ApplicationLog> logs = new ConcurrentHashMap<>();
    private final Function<String, ApplicationLog> newLog;
    private final int most;
    private volatile boolean closed;

    OpenLogs(Function<String, ApplicationLog> newLog, int most) {
        this.newLog = newLog;
        this.most = most;
    }

    /** The log of an application, which nobody else uses until it is {@linkplain #release given back}. */
    ApplicationLog acquire(String appId) {
        while (true) {
            ApplicationLog log = find(appId);
            log.lock.lock();
            if (!log.isRetired()) {
                return log;
            }
            release(log);
        }
    }

    void release(ApplicationLog log) {
        try {
            if (closed) {
                retire(log);
            }
        } finally {
            log.lock.unlock();
        }
    }

    private ApplicationLog find(String appId) {
        ApplicationLog log = logs.get(appId);
        if (log == null) {
            log = logs.computeIfAbsent(appId, newLog);
            makeRoom(log);
            forgetEnded();
        }
        return log;
    }

    /** Logs stay open when their applications have ended; what these had last in their states need not stay in memory. */
    private void forgetEnded() {
        for (ApplicationLog log : logs.values()) {
            if (log.lock.tryLock()) {
                try {
                    log.forgetIfEnded();
                } finally {
                    log.lock.unlock();
                }
            }
        }
    }

    /**
     * Does something with the file of an application while it is closed, and nobody here opens it.
     *
     * @return false, and nothing was done, if it has been used after {@code since}, or the work says so
     */
    boolean whileClosed(String appId, long since, Pruning.Deletion work) throws IOException {
        while (true) {
            ApplicationLog log = logs.computeIfAbsent(appId, newLog);
            log.lock.lock();
            try {
                if (log.isRetired()) {
                    continue;
                }
                if (log.isOpen() && log.usedAt() - since > 0) {
                    return false;
                }
                log.retire();
                try {
                    return work.run();
                } finally {
                    logs.remove(appId, log);
                }
            } finally {
                log.lock.unlock();
            }
        }
    }

    /** One that another thread is writing to is not closed; for that long there is one more. */
    @SuppressWarnings("ReferenceEquality") // logs are locks, not values
    private void makeRoom(ApplicationLog newcomer) {
        if (logs.size() <= most) {
            return;
        }
        List<ApplicationLog> oldestFirst = logs.values().stream()
                .filter(log -> log != newcomer)
                .sorted(Comparator.comparingLong(ApplicationLog::usedAt))
                .toList();
        for (ApplicationLog log : oldestFirst) {
            if (log.lock.tryLock()) {
                try {
                    retire(log);
                } finally {
                    log.lock.unlock();
                }
                return;
            }
        }
    }

    private void retire(ApplicationLog log) {
        log.retire();
        logs.remove(log.appId(), log);
    }

    /** Closes all. A log that is used later is closed after each use. */
    void close() {
        closed = true;
        for (ApplicationLog log : logs.values()) {
            log.lock.lock();
            try {
                retire(log);
            } finally {
                log.lock.unlock();
            }
        }
    }
}
