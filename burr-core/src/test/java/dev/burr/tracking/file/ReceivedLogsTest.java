package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.tracking.ChildLink;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.LogReceipt.Outcome;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class ReceivedLogsTest {

    private static final TrackingCodec CODEC = TrackingCodec.standard();
    private static final LogTime NOON = LogTime.of(Instant.parse("2026-03-01T12:00:00Z"));
    private static final byte[] NONE = new byte[0];
    private static final String FIRST = begin(0) + end(0, 1);
    private static final String SECOND = begin(1) + end(1, 2);

    @TempDir
    private Path storage;

    private ReceivedLogs logs;

    @BeforeEach
    void open() {
        logs = new ReceivedLogs(new TrackingDirectory(storage));
    }

    @Test
    void writesLinesOneBehindTheOther() throws IOException {
        LogReceipt first = receive(0, FIRST);
        LogReceipt second = receive(first.length(), SECOND);

        assertThat(first.outcome()).isEqualTo(Outcome.STORED);
        assertThat(second)
                .isEqualTo(new LogReceipt("a", Outcome.STORED, FIRST.length() + SECOND.length(), false, null));
        assertThat(log()).isEqualTo(FIRST + SECOND);
    }

    @Test
    void writesOnceWhatIsSentTwice() throws IOException {
        receive(0, FIRST);
        LogReceipt again = receive(0, FIRST);

        assertThat(again.outcome()).isEqualTo(Outcome.STORED);
        assertThat(again.length()).isEqualTo(FIRST.length());
        assertThat(log()).isEqualTo(FIRST);
    }

    /** As when the answer to the first was lost, and more waits by the time that it is sent again. */
    @Test
    void writesWhatIsNewOfWhatIsSentAgain() throws IOException {
        receive(0, FIRST);
        LogReceipt more = receive(0, FIRST + SECOND);

        assertThat(more.outcome()).isEqualTo(Outcome.STORED);
        assertThat(log()).isEqualTo(FIRST + SECOND);
    }

    @Test
    void completesWhatItWasKilledInTheMiddleOf() throws IOException {
        for (int torn = 0; torn <= SECOND.length(); torn++) {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), FIRST + SECOND.substring(0, torn));
            logs = new ReceivedLogs(new TrackingDirectory(storage));

            LogReceipt again = receive(FIRST.length(), SECOND);

            assertThat(again.outcome()).isEqualTo(Outcome.STORED);
            assertThat(log()).as("torn at %d", torn).isEqualTo(FIRST + SECOND);
        }
    }

    @Test
    void writesNothingWhereSomethingElseStands() throws IOException {
        receive(0, FIRST);
        LogReceipt other = receive(0, SECOND);

        assertThat(other.outcome()).isEqualTo(Outcome.MOVED);
        assertThat(other.length()).isEqualTo(FIRST.length());
        assertThat(log()).isEqualTo(FIRST);

        assertThat(receive(other.length(), SECOND).outcome()).isEqualTo(Outcome.STORED);
        assertThat(log()).isEqualTo(FIRST + SECOND);
    }

    @Test
    void writesNothingBehindTheEnd() {
        LogReceipt receipt = receive(100, FIRST);

        assertThat(receipt.outcome()).isEqualTo(Outcome.MOVED);
        assertThat(receipt.length()).isZero();
        assertThat(file()).doesNotExist();
    }

    @Test
    void endsALineThatAnotherLeftTorn() throws IOException {
        receive(0, FIRST);
        Files.writeString(file(), "{\"type\":\"beg", StandardOpenOption.APPEND);

        LogReceipt moved = receive(FIRST.length(), end(7, 7));
        LogReceipt stored = receive(moved.length(), SECOND);

        assertThat(moved.outcome()).isEqualTo(Outcome.MOVED);
        assertThat(stored.outcome()).isEqualTo(Outcome.STORED);
        assertThat(log()).isEqualTo(FIRST + "{\"type\":\"beg\n" + SECOND);
    }

    @Test
    void tellsThatAnotherHasWrittenBehindIt() throws IOException {
        receive(0, FIRST);
        Files.writeString(file(), SECOND, StandardOpenOption.APPEND);

        LogReceipt again = receive(0, FIRST);

        assertThat(again.outcome()).isEqualTo(Outcome.STORED);
        assertThat(again.length()).isEqualTo(FIRST.length() + SECOND.length());
    }

    @Test
    void writesDocumentsBesideTheLogAndLeavesThoseThatAreThere() throws IOException {
        byte[] graph = bytes("{\"type\":\"application\",\"entrypoint\":\"count\",\"actions\":[],\"transitions\":[]}");
        byte[] metadata = metadata("ana", null);

        LogReceipt receipt = logs.receive("p", new LogPart("a", 0, NOON, graph, metadata, bytes(FIRST)));
        logs.receive("p", new LogPart("a", receipt.length(), NOON, graph, metadata("bob", null), bytes(SECOND)));

        assertThat(receipt.documented()).isTrue();
        assertThat(file().resolveSibling("graph.json")).hasBinaryContent(graph);
        assertThat(file().resolveSibling("metadata.json")).hasBinaryContent(metadata);
        assertThat(names()).containsExactlyInAnyOrder("graph.json", "metadata.json", "log.jsonl");
    }

    @Test
    void linksAForkToItsParentOnce() throws IOException {
        receive(0, FIRST);
        var child = new LogPart("child", 0, NOON, NONE, metadata("ana", new Pointer("a", 0L, null)), bytes(FIRST));

        logs.receive("p", child);
        logs.receive("p", child);
        Files.delete(storage.resolve("p/child/metadata.json")); // as where it could not be written
        logs.receive("p", child);

        assertThat(storage.resolve("p/child/metadata.json")).exists();
        byte[] links = Files.readAllBytes(file().resolveSibling("children.jsonl"));
        assertThat(CODEC.decodeChildLink(links, 0, links.length - 1).value())
                .contains(new ChildLink(new Pointer("child", null, "ana"), NOON, ChildLink.Kind.FORK, 0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../up", "a/b", "a\\b", "/abs", ".hidden", "nul\0", "con", "annotations.jsonl"})
    void refusesIdsThatAreNotSafe(String id) throws IOException {
        LogReceipt ofApp = logs.receive("p", LogPart.ofLines(id, 0, bytes(FIRST)));
        LogReceipt ofProject = logs.receive(id, part(0, FIRST));

        assertThat(Stream.of(ofApp, ofProject))
                .allSatisfy(receipt -> assertThat(receipt.outcome()).isEqualTo(Outcome.REFUSED))
                .allSatisfy(receipt -> assertThat(receipt.reason()).contains("It becomes the name of a folder"));
        try (Stream<Path> files = Files.walk(storage)) {
            assertThat(files).containsExactly(storage);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"begin_entry\"}\n",
                "nonsense\n",
                "\n",
                "{}\n",
                "\0\n",
                "{\"type\":\"x\"}",
                "{\"type\":\"x\"}\n{\"type\":",
                "{\"type\":\"x\",\"a\":\"\0\"}\n"
            })
    void refusesLinesThatAreNone(String lines) {
        LogReceipt receipt = receive(0, lines);

        assertThat(receipt.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(receipt.reason()).isNotBlank();
        assertThat(file()).doesNotExist();
    }

    @Test
    void refusesDocumentsThatMakeNoSense() {
        byte[] metadata = metadata("ana", null);

        assertThat(Stream.of(
                        new LogPart("a", 0, NOON, bytes("[]"), metadata, bytes(FIRST)),
                        new LogPart("a", 0, NOON, NONE, bytes("7"), bytes(FIRST)),
                        new LogPart("a", 0, NOON, bytes("{}"), NONE, bytes(FIRST)),
                        new LogPart("a", 0, null, NONE, metadata, bytes(FIRST))))
                .allSatisfy(
                        part -> assertThat(logs.receive("p", part).outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(file()).doesNotExist();
    }

    @Test
    void saysThatItCanNotWrite() throws IOException {
        Files.createDirectories(file()); // a folder in the place of the log

        LogReceipt receipt = receive(0, FIRST);

        assertThat(receipt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(receipt.reason()).startsWith("It can't be written: ");
    }

    @Test
    void saysOnceAndWithoutATraceWhyItCanNotWrite() throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger(ReceivedLogs.class);
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        logger.addAppender(logged);
        try {
            for (int i = 0; i < 5; i++) {
                Files.createDirectories(storage.resolve("p/app" + i + "/log.jsonl"));
                logs.receive("p", LogPart.ofLines("app" + i, 0, bytes(FIRST)));
            }
        } finally {
            logger.detachAppender(logged);
        }

        assertThat(logged.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("application 'app0'"))
                .satisfies(event -> assertThat(event.getThrowableProxy()).isNull());
    }

    @Test
    void givesBackAStep() throws IOException {
        logs.receive("p", new LogPart("a", 0, NOON, NONE, metadata("ana", null), bytes(FIRST + SECOND)));

        assertThat(logs.step("p", "a", OptionalLong.of(0))).hasValueSatisfying(step -> {
            assertThat(RecordedPartTest.lines(step)).isEqualTo(FIRST);
            assertThat(RecordedPartTest.part(step).metadata()).isEqualTo(metadata("ana", null));
        });
        assertThat(logs.step("p", "a", OptionalLong.empty()).map(RecordedPartTest::lines))
                .contains(SECOND);
        assertThat(logs.step("p", "a", OptionalLong.of(2))).isEmpty();
        assertThat(logs.step("p", "nobody", OptionalLong.empty())).isEmpty();
        assertThat(logs.step("..", "..", OptionalLong.empty())).isEmpty();
        assertThat(logs.documents("p", "nobody")).isEmpty();
    }

    private LogReceipt receive(long at, String lines) {
        return logs.receive("p", part(at, lines));
    }

    private static LogPart part(long at, String lines) {
        return LogPart.ofLines("a", at, bytes(lines));
    }

    private Path file() {
        return storage.resolve("p/a/log.jsonl");
    }

    private String log() throws IOException {
        return Files.readString(file());
    }

    private String[] names() {
        return Arrays.stream(file().getParent().toFile().list()).toArray(String[]::new);
    }

    private static byte[] metadata(String partitionKey, @Nullable Pointer parent) {
        return CODEC.encode(new MetadataDocument(partitionKey, parent, null, null));
    }

    private static String begin(int step) {
        return "{\"type\":\"begin_entry\",\"start_time\":\"2026-03-01T12:00:00.000000Z\",\"action\":\"count\",\"inputs\":{},\"sequence_id\":%d}\n"
                .formatted(step);
    }

    private static String end(int step, int n) {
        return ("{\"type\":\"end_entry\",\"end_time\":\"2026-03-01T12:00:00.000000Z\",\"action\":\"count\",\"result\":{},\"exception\":null,"
                        + "\"state\":{\"n\":%d,\"__SEQUENCE_ID\":%d,\"__PRIOR_STEP\":\"count\"},\"sequence_id\":%d}\n")
                .formatted(n, step, step);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
