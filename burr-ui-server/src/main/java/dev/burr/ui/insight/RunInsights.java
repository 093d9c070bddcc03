package dev.burr.ui.insight;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives insight into runs. Of the runs that were asked for last it remembers what it has read, and goes on from there. Safe for
 * use by many threads; one at a time reads a run.
 */
public final class RunInsights {

    private static final int MOST_RUNS = 16;

    private final TrackingRepository repository;
    private final ModelPrices prices;
    private final Map<ApplicationKey, Reading> readings = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ApplicationKey, Reading> eldest) {
            return size() > MOST_RUNS;
        }
    };

    public RunInsights(TrackingRepository repository, ModelPrices prices) {
        this.repository = repository;
        this.prices = prices;
    }

    public ModelPrices prices() {
        return prices;
    }

    /** What the log of a run says so far; empty if there is no such run. */
    public Optional<RunInsight> of(ApplicationKey key) {
        return repository.application(key).map(stored -> reading(key).upTo(stored));
    }

    private synchronized Reading reading(ApplicationKey key) {
        return readings.computeIfAbsent(key, Reading::new);
    }

    /** The log of a run, as far as it was read. */
    private final class Reading {

        private final ApplicationKey key;
        private RunTally tally = new RunTally();
        private long position;

        /** False after a failure, when nobody knows what was taken in. */
        private boolean whole = true;

        private OptionalLong fingerprint = OptionalLong.empty();

        Reading(ApplicationKey key) {
            this.key = key;
        }

        synchronized RunInsight upTo(StoredApplication stored) {
            if (!whole || stored.stamp().logBytes() < position || !stillHolds()) {
                tally = new RunTally();
                position = 0;
                fingerprint = OptionalLong.empty();
            }
            Line before = tally.lastLine();
            whole = false;
            LogRead read = repository.readLog(key, position, tally);
            whole = true;
            position = read.position();
            fingerprint = Objects.equals(before, tally.lastLine()) ? fingerprint : read.fingerprint();
            return Findings.of(tally, prices);
        }

        private boolean stillHolds() {
            Line last = tally.lastLine();
            return last == null || repository.fingerprint(key, last).equals(fingerprint);
        }
    }
}
