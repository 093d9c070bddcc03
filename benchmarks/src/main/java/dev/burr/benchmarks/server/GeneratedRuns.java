package dev.burr.benchmarks.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Runs as the original writes them, and ours in its default format: lines of a template, with other times and numbers. */
final class GeneratedRuns {

    static final String PROJECT = "project";

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BETWEEN_RUNS = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(900);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> ACTIONS = List.of("prompt", "respond", "check");
    private static final String GRAPH = graph();
    private static final int PARTITIONS = 50;
    private static final String MESSAGE = "m".repeat(60);

    private final Path project;

    GeneratedRuns(Path storage) {
        this.project = storage.resolve(PROJECT);
    }

    /**
     * Writes runs of five steps each, of about 3 KB.
     *
     * @return their ids, the newest first
     */
    List<String> many(int runs) throws IOException {
        var ids = new Random(7);
        List<String> written = new ArrayList<>(runs);
        for (int run = 0; run < runs; run++) {
            String id = new UUID(ids.nextLong(), ids.nextLong()).toString();
            Instant start = FIRST.plus(BETWEEN_RUNS.multipliedBy(run));
            Path log = documents(id, "user-" + run % PARTITIONS);
            try (BufferedWriter out = Files.newBufferedWriter(log)) {
                for (int step = 0; step < 5; step++) {
                    out.write(step(step, start.plus(STEP.multipliedBy(step)), history(step + 1)));
                }
            }
            // A file that was written later than its last line says would be newer than all others.
            Files.setLastModifiedTime(log, FileTime.from(start.plus(STEP.multipliedBy(5))));
            written.add(id);
        }
        Collections.reverse(written);
        return written;
    }

    /** Writes one run whose every step has a state of so many bytes. */
    Path one(String id, int steps, int stateBytes) throws IOException {
        Path log = documents(id, "user");
        String history = history(Math.max(1, stateBytes / (MESSAGE.length() + 3)));
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            for (int step = 0; step < steps; step++) {
                out.write(step(step, FIRST.plus(STEP.multipliedBy(step)), history));
            }
        }
        return log;
    }

    private Path documents(String id, String partition) throws IOException {
        Path folder = Files.createDirectories(project.resolve(id));
        Files.writeString(folder.resolve("graph.json"), GRAPH);
        Files.writeString(
                folder.resolve("metadata.json"),
                "{\"partition_key\": \"%s\", \"parent_pointer\": null, \"spawning_parent_pointer\": null}"
                        .formatted(partition));
        return folder.resolve("log.jsonl");
    }

    /** The two lines of a step. */
    static String step(int step, Instant start, String history) {
        String action = ACTIONS.get(step % ACTIONS.size());
        String begin = "{\"type\":\"begin_entry\",\"start_time\":\"" + TIME.format(start) + "\",\"action\":\"" + action
                + "\",\"inputs\":{\"question\":\"what about number " + step + "?\"},\"sequence_id\":" + step + "}\n";
        String end = "{\"type\":\"end_entry\",\"end_time\":\"" + TIME.format(start.plus(STEP)) + "\",\"action\":\""
                + action + "\",\"result\":{\"answer\":\"" + MESSAGE + "\"},\"exception\":null,\"state\":{\"history\":"
                + history + ",\"x\":" + step + ",\"__SEQUENCE_ID\":" + step + ",\"__PRIOR_STEP\":\"" + action
                + "\"},\"sequence_id\":" + step + "}\n";
        return begin + end;
    }

    static String history(int messages) {
        return "[\"" + String.join("\",\"", Collections.nCopies(messages, MESSAGE)) + "\"]";
    }

    private static String graph() {
        var actions = new ArrayList<String>();
        for (String action : ACTIONS) {
            String code =
                    "def %s(state):\\n    return state\\n".formatted(action).repeat(6);
            actions.add(
                    "{\"type\": \"action\", \"name\": \"%s\", \"reads\": [\"x\"], \"writes\": [\"x\"], \"code\": \"%s\", \"inputs\": [], \"optional_inputs\": []}"
                            .formatted(action, code));
        }
        return """
                {"type": "application", "entrypoint": "prompt", "actions": [%s], "transitions": [\
                {"type": "transition", "from_": "prompt", "to": "respond", "condition": "default"}, \
                {"type": "transition", "from_": "respond", "to": "check", "condition": "default"}, \
                {"type": "transition", "from_": "check", "to": "prompt", "condition": "default"}]}"""
                .formatted(String.join(", ", actions));
    }
}
