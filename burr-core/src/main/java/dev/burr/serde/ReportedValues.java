package dev.burr.serde;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts values that were not written as they are, and warns once for each type. */
final class ReportedValues implements Problems {

    private static final Logger log = LoggerFactory.getLogger(Serde.class);

    /** What has been warned of; bounded, as generated classes may come without end. */
    private static final int MOST_WARNINGS = 1_000;

    private final LongAdder unserializable = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    long unserializable() {
        return unserializable.sum();
    }

    long cut() {
        return cut.sum();
    }

    @Override
    public void unserializable(String type, String path, String failure, String reason) {
        unserializable.increment();
        if (isNew(type)) {
            log.warn(
                    "Value{} of type {} can't be written as JSON ({}); a marker stands in its place and says why. Keep such "
                            + "values out of the state, make the type a record or a bean, or give it a codec. Further ones are "
                            + "only counted.",
                    named(path),
                    type,
                    failure);
            log.debug("Value{} of type {} can't be written: {}", named(path), type, reason);
        }
    }

    @Override
    public void cut(String type, String path, long bytes) {
        cut.increment();
        if (isNew("cut " + type)) {
            log.warn(
                    "Value{} of type {} has {} bytes and is cut; a marker with its beginning stands in its place. Keep large "
                            + "values elsewhere and their names in the state, or allow more bytes. Further ones are only counted.",
                    named(path),
                    type,
                    bytes);
        }
    }

    @Override
    public void maskFailed(String path, String failure) {
        if (isNew("mask " + failure)) {
            log.warn(
                    "Mask failed with {} for the value{}, which is masked therefore. Mend the ValueMask. Further failures of "
                            + "this kind are not reported.",
                    failure,
                    named(path));
        }
    }

    private boolean isNew(String warning) {
        return warned.size() < MOST_WARNINGS && warned.add(warning);
    }

    private static String named(String path) {
        return path.isEmpty() ? "" : " '" + path + "'";
    }
}
