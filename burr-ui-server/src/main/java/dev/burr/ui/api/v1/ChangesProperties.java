package dev.burr.ui.api.v1;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the streams of changes.
 *
 * @param heartbeat How long a stream may say nothing before it says that it is still there. Less than what proxies on the way close
 *     quiet connections after.
 */
@ConfigurationProperties("burr.ui.changes")
public record ChangesProperties(@DefaultValue("10s") Duration heartbeat) {

    public ChangesProperties {
        if (heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("'" + heartbeat
                    + "' in burr.ui.changes.heartbeat is no time. Give one such as 10s, or leave the setting out.");
        }
    }
}
