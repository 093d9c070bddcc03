package dev.burr.ui.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much services may send at a time.
 *
 * @param maxRequest How large the events in one request may be together, uncompressed; 413 beyond.
 * @param maxPart How large the events of one run in a request may be; they are refused beyond, and those of others are not.
 */
@ConfigurationProperties("burr.ui.ingest")
record IngestProperties(@DefaultValue("64MB") DataSize maxRequest, @DefaultValue("16MB") DataSize maxPart) {}
