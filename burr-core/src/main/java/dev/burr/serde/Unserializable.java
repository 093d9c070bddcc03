package dev.burr.serde;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts values that could not be written, and warns once for each type. */
final class Unserializable implements Problems {

    private static final Logger log = LoggerFactory.getLogger(Serde.class);

    /** Types that have been warned of; bounded, as generated classes may come without end. */
    private static final int MOST_TYPES = 1_000;

    private final LongAdder count = new LongAdder();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    long count() {
        return count.sum();
    }

    @Override
    public void report(String type, String reason) {
        count.increment();
        if (reported.size() < MOST_TYPES && reported.add(type)) {
            log.warn(
                    "A value of type {} can't be written as JSON; a marker stands in its place. {} "
                            + "Keep such values out of the state, or make the type a record or a bean. Further ones are only counted.",
                    type,
                    reason);
        }
    }
}
