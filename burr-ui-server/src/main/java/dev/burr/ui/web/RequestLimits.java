package dev.burr.ui.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a request is read, and for how long. What is beyond is refused before it costs memory or a thread.
 *
 * @param body How large a body of JSON may be; 413 beyond.
 * @param address How long path and query may be together, as they are sent; 414 beyond.
 * @param headers How large first line and headers may be together; 400 beyond.
 * @param connections How many connections may be open at a time; further ones wait.
 * @param idle How long a connection may send nothing, between requests or within one; it is closed then.
 * @param upload How long the whole body may take, however it trickles in; 408 beyond.
 * @param archive How long a body may take that is an archive of runs, a few of which are read at a time; 408 beyond.
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
