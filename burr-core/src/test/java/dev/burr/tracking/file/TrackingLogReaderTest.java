package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrackingLogReaderTest {

    @TempDir
    private Path folder;

    private Path log;
    private TrackingLogReader reader;
    private final List<LogLine> lines = new ArrayList<>();

    @BeforeEach
    void prepare() {
        log = folder.resolve("log.jsonl");
        reader = new TrackingLogReader(log);
    }

    @Test
    void givesWholeLinesWithTheirPlaces() throws IOException {
        append(span(0) + "\n" + span(1) + "\n");

        long end = reader.read(0, lines::add);

        int length = span(0).length();
        assertThat(end).isEqualTo(2L * (length + 1));
        assertThat(lines)
                .containsExactly(event(0, length, span(0)), event(length + 1, length, span(1)))
                .first()
                .isEqualTo(reader.readAt(0, length));
        assertThat(reader.readAt(length + 1, length)).isEqualTo(lines.get(1));
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        append(span(0) + "\n" + span(1).substring(0, 10));
        long stopped = reader.read(0, lines::add);
        assertThat(lines).hasSize(1);

        assertThat(reader.read(stopped, lines::add)).isEqualTo(stopped);
        assertThat(lines).hasSize(1);

        append(span(1).substring(10) + "\n");
        assertThat(reader.read(stopped, lines::add)).isEqualTo(Files.size(log));
        assertThat(lines).hasSize(2).last().isInstanceOf(LogLine.Event.class);
    }

    @Test
    void reportsALineThatMakesNoSenseAndGoesOn() throws IOException {
        append(span(0) + "\n{\"type\":\"end_sp\n\n  \n\r\n" + span(1) + "\r\nnull\n" + span(2) + "\n");

        reader.read(0, lines::add);

        assertThat(lines).hasSize(6);
        assertThat(lines).filteredOn(LogLine.Event.class::isInstance).hasSize(3);
        assertThat(lines.get(1)).isInstanceOfSatisfying(LogLine.Problem.class, problem -> {
            assertThat(problem.offset()).isEqualTo(span(0).length() + 1);
            assertThat(problem.length()).isEqualTo(15);
            assertThat(problem.reason()).startsWith("Text is not JSON");
        });
    }

    @Test
    void takesLinesLongerThanItsBuffer() throws IOException {
        String lengthy = "{\"type\":\"attribute\",\"key\":\"k\",\"action_sequence_id\":0,\"value\":\""
                + "é".repeat(500_000) + "\"}";
        append(span(0) + "\n" + lengthy + "\n" + span(1) + "\n");

        reader.read(0, lines::add);

        assertThat(lines).hasSize(3).allMatch(LogLine.Event.class::isInstance);
        assertThat(((LogLine.Event) lines.get(1)).event())
                .isInstanceOfSatisfying(TrackingEvent.Attribute.class, attribute -> assertThat(attribute.value())
                        .isEqualTo("é".repeat(500_000)));
    }

    @Test
    void reportsLinesThatAreTooLongWithoutHoldingThem() throws IOException {
        int limit = span(0).length();
        append(span(0) + "\n" + "x".repeat(300_000) + "\n" + span(1) + "\n" + "x".repeat(limit + 1) + "\n" + span(2)
                + "\n" + "x".repeat(300_000));

        long end = new TrackingLogReader(log, limit).read(0, lines::add);

        assertThat(lines).filteredOn(LogLine.Event.class::isInstance).hasSize(3);
        assertThat(lines)
                .filteredOn(LogLine.Problem.class::isInstance)
                .extracting(LogLine::length)
                .containsExactly(300_000L, limit + 1L);
        assertThat(end).isEqualTo(Files.size(log) - 300_000);
    }

    @Test
    void saysThatAFileHasBecomeShorter() throws IOException {
        append(span(0) + "\n");

        assertThat(reader.read(10_000, lines::add)).isEqualTo(Files.size(log));
        assertThat(lines).isEmpty();
    }

    @Test
    void givesExactlyTheWholeLinesBeforeACutAnywhere() throws IOException {
        String text = span(0) + "\n" + span(1) + "\n\n" + span(2) + "\n" + "{\"type\":\"later\",\"x\":\"é\"}\n";
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(log, Arrays.copyOf(whole, cut));
            lines.clear();

            long end = reader.read(0, lines::add);

            String kept = new String(whole, 0, cut, StandardCharsets.UTF_8);
            String complete = kept.substring(0, kept.lastIndexOf('\n') + 1);
            assertThat(end).isEqualTo(complete.getBytes(StandardCharsets.UTF_8).length);
            assertThat(lines)
                    .hasSize((int)
                            complete.lines().filter(line -> !line.isEmpty()).count())
                    .allMatch(LogLine.Event.class::isInstance);
        }
    }

    @Test
    void understandsOnlyTheLinesThatAFilterAccepts() throws IOException {
        append(span(0) + "\n" + "no json\n" + span(1) + "\n" + span(2) + "\n");

        long end = reader.read(
                0,
                (buffer, start, length) ->
                        new String(buffer, start, length, StandardCharsets.UTF_8).contains("_id\":1"),
                lines::add);

        assertThat(end).isEqualTo(Files.size(log));
        assertThat(lines).containsExactly(event(span(0).length() + 9, span(1).length(), span(1)));
    }

    @Test
    void endsBehindTheLineThatAFilterIsDoneWith() throws IOException {
        append(span(0) + "\n" + span(1) + "\n" + span(2) + "\n");

        long end = reader.read(
                0,
                new TrackingLogReader.LineFilter() {
                    @Override
                    public boolean accepts(byte[] buffer, int start, int length) {
                        return true;
                    }

                    @Override
                    public boolean isDone() {
                        return lines.size() == 2;
                    }
                },
                lines::add);

        assertThat(lines).hasSize(2);
        assertThat(end).isEqualTo(2L * (span(0).length() + 1));
        assertThat(reader.read(end, lines::add)).isEqualTo(Files.size(log));
        assertThat(lines).hasSize(3);
    }

    @Test
    void failsWhereThereIsNoFile() {
        assertThatThrownBy(() -> reader.read(0, lines::add)).isInstanceOf(NoSuchFileException.class);
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String span(int id) {
        return "{\"type\":\"end_span\",\"end_time\":\"2026-11-23T16:17:56.446363\",\"action_sequence_id\":%d,\"span_id\":\"0:0\"}"
                .formatted(id);
    }

    private static LogLine event(long offset, int length, String line) {
        return new LogLine.Event(
                offset,
                length,
                TrackingCodec.standard()
                        .decodeEvent(line.getBytes(StandardCharsets.UTF_8))
                        .value()
                        .orElseThrow());
    }
}
