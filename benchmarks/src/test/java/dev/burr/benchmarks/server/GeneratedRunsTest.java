package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.LogLine;
import dev.burr.tracking.file.TrackingLogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratedRunsTest {

    @TempDir
    private Path storage;

    private GeneratedRuns runs;

    @BeforeEach
    void generate() {
        runs = new GeneratedRuns(storage);
    }

    @Test
    void haveDocumentsThatOurReaderTakes() throws Exception {
        String id = runs.many(1).get(0);

        Path folder = storage.resolve(GeneratedRuns.PROJECT).resolve(id);
        TrackingCodec codec = TrackingCodec.standard();
        assertThat(codec.decodeGraph(Files.readAllBytes(folder.resolve("graph.json")))
                        .value())
                .hasValueSatisfying(graph -> assertThat(graph.actions()).hasSize(3));
        assertThat(codec.decodeMetadata(Files.readAllBytes(folder.resolve("metadata.json")))
                        .value())
                .hasValueSatisfying(
                        metadata -> assertThat(metadata.partitionKey()).isEqualTo("user-0"));
    }

    @Test
    void haveTwoLinesForEachOfFiveSteps() throws Exception {
        String id = runs.many(1).get(0);

        assertThat(linesOf(storage.resolve(GeneratedRuns.PROJECT).resolve(id).resolve("log.jsonl")))
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).isInstanceOf(LogLine.Event.class));
    }

    @Test
    void comeInTheOrderOfTheirLogsWithTheNewestFirst() throws Exception {
        List<String> ids = runs.many(3);

        Path project = storage.resolve(GeneratedRuns.PROJECT);
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> modified(project, other)
                .compareTo(modified(project, one)));
        assertThat(modified(project, ids.get(0))).isNotEqualTo(modified(project, ids.get(1)));
    }

    @Test
    void haveStatesOfTheSizeThatWasAskedFor() throws Exception {
        Path log = runs.one("large", 20, 10_000);

        assertThat(Files.size(log)).isBetween(20 * 10_000L, 20 * 11_000L);
        List<LogLine> lines = linesOf(log);
        assertThat(lines).hasSize(40);
        assertThat(((LogLine.Event) lines.get(39)).event())
                .isInstanceOfSatisfying(TrackingEvent.EndEntry.class, end -> assertThat(end.sequenceId())
                        .isEqualTo(19));
    }

    private static List<LogLine> linesOf(Path log) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        new TrackingLogReader(log).read(0, lines::add);
        return lines;
    }

    private static FileTime modified(Path project, String id) {
        try {
            return Files.getLastModifiedTime(project.resolve(id).resolve("log.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
