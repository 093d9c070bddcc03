package dev.burr.tracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some of what is recorded of an application, on its way from one process to another. Arrays are not copied: they must not
 * change. Those that are not part of it are empty.
 *
 * @param appId the application
 * @param at how many bytes of the log stand before the lines
 * @param createdAt when the application was built; null when metadata is not part of it
 * @param graph the content of {@code graph.json}
 * @param metadata the content of {@code metadata.json}
 * @param lines lines of {@code log.jsonl}, each with its line end
 */
@SuppressWarnings("ArrayRecordComponent") // a copy of each would cost as much as to send it
public record LogPart(String appId, long at, @Nullable LogTime createdAt, byte[] graph, byte[] metadata, byte[] lines) {

    public LogPart {
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(lines, "lines");
    }

    /** How many bytes its contents have. */
    public long bytes() {
        return (long) graph.length + metadata.length + lines.length;
    }

    /** A part that has lines only. */
    public static LogPart ofLines(String appId, long at, byte[] lines) {
        return new LogPart(appId, at, null, new byte[0], new byte[0], lines);
    }
}
