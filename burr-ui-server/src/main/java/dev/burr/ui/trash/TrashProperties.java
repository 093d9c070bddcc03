package dev.burr.ui.trash;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the trash.
 *
 * @param maxAge How long a deleted run can be restored.
 */
@ConfigurationProperties("burr.ui.trash")
record TrashProperties(@DefaultValue("7d") Duration maxAge) {

    TrashProperties {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("Time '" + maxAge
                    + "' in burr.ui.trash.max-age is negative. Use a number and a unit, such as 7d or 12h.");
        }
    }
}
