package dev.burr.ui.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a request is read, and for how long. What is beyond is refused before it costs memory or a thread.
 *
 * @param body a body of JSON; 413
 * @param address path and query together, as they are sent; 414
 * @param headers first line and headers together; 400
 * @param connections that are open at a time; further ones wait
 * @param idle how long a connection may send nothing, between requests or within one; it is closed then
 * @param upload how long the whole body may take, however it trickles in; 408
 * @param archive the same for a body that is an archive of runs, a few of which are read at a time
 */
@ConfigurationProperties("burr.ui.limits")
public record RequestLimits(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("8KB") DataSize address,
        @DefaultValue("16KB") DataSize headers,
        @DefaultValue("2000") int connections,
        @DefaultValue("15s") Duration idle,
        @DefaultValue("30s") Duration upload,
        @DefaultValue("15m") Duration archive) {}
