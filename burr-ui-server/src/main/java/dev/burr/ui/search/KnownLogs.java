package dev.burr.ui.search;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogStamp;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers of the logs that were searched what is not in them, in a file that can be thrown away at any time. What it knows of a log
 * holds as long as the log looks the same. Whatever goes wrong with that file, logs are read instead. Safe for use by many threads.
 */
final class KnownLogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KnownLogs.class);

    /** File systems that count in seconds show two changes within one as the same time. */
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(2);

    private final TrackingRepository repository;
    private final Clock clock;
    private final @Nullable Path path;
    private @Nullable SignatureFile file;
    private boolean failed;

    /** @param path of the file, opened when it is first needed; null to remember nothing */
    KnownLogs(TrackingRepository repository, Clock clock, @Nullable Path path) {
        this.repository = repository;
        this.clock = clock;
        this.path = path;
    }

    /** What is known of a log that is to be looked through for a text. Reads nothing of it. */
    KnownLog look(ApplicationKey key, SearchText text) {
        SignatureFile signatures = file();
        if (signatures == null) {
            return nothing(key, null);
        }
        try {
            SignatureRecord.Content content = signatures.find(key);
            return content != null && text.mayBeIn(content.signature())
                    ? nothing(key, null)
                    : look(key, content, clock.instant());
        } catch (IOException unreadable) {
            give(unreadable);
            return nothing(key, null);
        }
    }

    private KnownLog look(ApplicationKey key, SignatureRecord.@Nullable Content content, Instant now) {
        LogStamp stamp = repository.logStamp(key).orElse(null);
        if (content != null && content.stamp().equals(stamp)) {
            return new KnownLog(key, stamp, content.signature(), content.covered());
        }
        boolean isSettled =
                stamp != null && stamp.modified().plus(COARSEST_CLOCK).isBefore(now);
        return nothing(key, isSettled ? stamp : null);
    }

    private static KnownLog nothing(ApplicationKey key, @Nullable LogStamp stamp) {
        return new KnownLog(key, stamp, null, 0);
    }

    /**
     * Keeps what was found out of a log.
     *
     * @param before what was known of it before it was read; it was read to its end unless {@code stopped}
     */
    void keep(KnownLog before, SignatureBuilder found, LogRead read, boolean stopped) {
        SignatureFile signatures = file();
        LogStamp stamp = before.stamp();
        if (signatures == null || stamp == null || read.problem() != null) {
            return;
        }
        long covered = stopped ? read.position() : KnownLog.WHOLE;
        try {
            signatures.put(before.key(), new SignatureRecord.Content(stamp, found.build(), covered));
        } catch (IOException refused) {
            give(refused);
        }
    }

    /** Begins anew where most of what is kept is of runs that there are no more. */
    void fit(int runs) {
        SignatureFile signatures = file();
        if (signatures != null) {
            try {
                signatures.fit(runs);
            } catch (IOException refused) {
                give(refused);
            }
        }
    }

    @Override
    public synchronized void close() {
        SignatureFile open = file;
        file = null;
        failed = true;
        if (open != null) {
            try {
                open.close();
            } catch (IOException refused) {
                LOG.debug("The file with signatures of logs can't be closed", refused);
            }
        }
    }

    private synchronized @Nullable SignatureFile file() {
        if (file == null && !failed && path != null) {
            try {
                file = SignatureFile.open(path);
            } catch (IOException refused) {
                give(refused);
            }
        }
        return file;
    }

    /** Said once: the next searches read all logs, as they would without. */
    private synchronized void give(IOException reason) {
        if (!failed) {
            LOG.warn(
                    "What searches have found out of logs can't be kept in '{}': {}. Each search reads all logs again."
                            + " burr.ui.cache-dir names another folder.",
                    path,
                    reason.toString());
            LOG.debug("Signatures of logs", reason);
        }
        close();
    }
}
