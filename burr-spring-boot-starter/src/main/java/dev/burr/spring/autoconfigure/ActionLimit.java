package dev.burr.spring.autoconfigure;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a label of a meter to so many values: those that come first. Any other becomes {@code other}, so that sums stay right. */
final class ActionLimit implements MeterFilter {

    static final String OTHER = "other";

    private static final Logger LOG = LoggerFactory.getLogger(ActionLimit.class);

    private final String meter;
    private final String label;
    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    ActionLimit(String meter, String label, int most) {
        this.meter = meter;
        this.label = label;
        this.most = most;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String value = id.getName().startsWith(meter) ? id.getTag(label) : null;
        return value == null || isKnown(value) ? id : renamed(id);
    }

    private boolean isKnown(String value) {
        if (known.contains(value)) {
            return true;
        }
        synchronized (known) {
            if (known.size() < most) {
                return known.add(value);
            }
            if (known.add(OTHER)) {
                LOG.warn(
                        "More than {} values of '{}' for meter '{}': further ones are counted as '{}'. Give actions names that"
                                + " are not made up as the service runs.",
                        most,
                        label,
                        meter,
                        OTHER);
            }
            return known.contains(value);
        }
    }

    private Meter.Id renamed(Meter.Id id) {
        List<Tag> tags = new ArrayList<>();
        id.getTagsAsIterable().forEach(tag -> tags.add(tag.getKey().equals(label) ? Tag.of(label, OTHER) : tag));
        return id.replaceTags(tags);
    }
}
