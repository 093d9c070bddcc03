package dev.burr.spring.autoconfigure;

import dev.burr.serde.Serde;
import dev.burr.serde.SerdeBuilder;
import dev.burr.serde.ValueCodec;
import dev.burr.serde.ValueMask;
import java.util.List;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/** What the properties and the beans of a service mean for the values that are recorded. */
final class ValueSettings {

    private static final String MASK = "burr.tracking.mask";
    private static final String MAX_VALUE_BYTES = "burr.tracking.max-value-bytes";

    private final BurrProperties.Tracking properties;

    ValueSettings(BurrProperties.Tracking properties) {
        this.properties = properties;
    }

    /**
     * What writes the values.
     *
     * @param masks hide further values, one after the other
     * @param codecs write some values in a way of their own; the first one for a value does it
     * @throws InvalidConfigurationPropertyValueException when a property has a value that can't be used
     */
    Serde serde(List<ValueMask> masks, List<ValueCodec<?>> codecs) {
        SerdeBuilder builder = Serde.builder().maxValueBytes(maxValueBytes());
        mask(builder);
        for (ValueMask mask : masks) {
            builder.mask(mask);
        }
        for (ValueCodec<?> codec : codecs) {
            builder.codec(codec);
        }
        return builder.build();
    }

    private int maxValueBytes() {
        DataSize size = properties.maxValueBytes();
        if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
            throw new InvalidConfigurationPropertyValueException(
                    MAX_VALUE_BYTES, size, "It is not between 1 byte and 2 GB. Give a size, as in '2MB'.");
        }
        return (int) size.toBytes();
    }

    private void mask(SerdeBuilder builder) {
        List<String> patterns = properties.mask();
        if (patterns == null) {
            return;
        }
        try {
            builder.mask(patterns);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(MASK, patterns, e.getMessage());
        }
    }
}
