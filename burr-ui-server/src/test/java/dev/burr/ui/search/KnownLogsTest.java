package dev.burr.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.LogStamp;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What searches remember of the logs that they have read. */
final class KnownLogsTest {

    private static final Set<SearchPart> ALL = EnumSet.allOf(SearchPart.class);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LongSupplier TIME_STANDS_STILL = () -> 0;

    @TempDir
    Path storage;

    @TempDir
    Path cache;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private int writes;

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    private TrackingRepository files() {
        return new FileTrackingRepository(new TrackingDirectory(storage));
    }

    private Path signatures() {
        return cache.resolve("search").resolve("storage");
    }

    private RunSearch search() {
        return search(files(), signatures(), TIME_STANDS_STILL);
    }

    private RunSearch search(TrackingRepository repository, @Nullable Path signatures, LongSupplier nanoTime) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        RunIndex index = opened(new RunIndex(repository, clock));
        KnownLogs logs = new KnownLogs(repository, clock, signatures);
        return opened(new RunSearch(index, repository, logs, Duration.ofSeconds(1), nanoTime));
    }

    private static SearchResult find(RunSearch search, String text) {
        return search.search(text, null, ALL, null, 100).orElseThrow();
    }

    private RunFiles run(String app) {
        return RunFiles.in(storage, "chat", app).graph("n", "ask");
    }

    private Path log(String app) {
        return run(app).files().log();
    }

    /** As if it was written a while ago, at another time than whatever was written before. */
    private void settle(String app) {
        try {
            Files.setLastModifiedTime(
                    log(app), FileTime.from(NOW.minus(Duration.ofHours(1)).plusMillis(writes++)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String app, String text) {
        run(app).step(0, "ask", Map.of("text", text));
        settle(app);
    }

    @Test
    void spareReadingALogThatCannotHaveTheText() {
        write("run", "Where is my order?");
        RunSearch search = search();

        assertThat(find(search, "refund").bytes()).isPositive();
        SearchResult second = find(search, "warranty");

        assertThat(second.bytes()).isZero();
        assertThat(second.searched()).isEqualTo(1);
        assertThat(second.next()).isNull();
        assertThat(find(search, "MY ORDER").hits()).hasSize(1);
    }

    @Test
    void areRememberedFromOneStartToTheNext() throws IOException {
        write("run", "Where is my order?");
        RunSearch before = search();
        find(before, "refund");
        before.close();
        long size = Files.size(signatures());

        RunSearch search = search();

        assertThat(find(search, "warranty").bytes()).isZero();
        assertThat(find(search, "order").hits()).hasSize(1);
        assertThat(signatures()).hasSize(size);
    }

    @Test
    void areReadAgainWhenTheyHaveGrown() {
        write("run", "hay");
        RunSearch search = search();
        find(search, "needle");
        run("run").step(1, "ask", Map.of("text", "needle"));
        settle("run");

        assertThat(find(search, "needle").hits()).hasSize(1);
        assertThat(find(search, "other").bytes()).isZero();
    }

    @Test
    void areReadAgainWhenTheyWereReplaced() throws IOException {
        write("run", "hay");
        write("other", "pin");
        RunSearch search = search();
        find(search, "needle");
        FileTime time = Files.getLastModifiedTime(log("run"));
        Files.copy(log("other"), log("run").resolveSibling("new"));
        Files.move(log("run").resolveSibling("new"), log("run"), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(log("run"), time);

        assertThat(find(search, "pin").hits()).hasSize(2);
        assertThat(find(search, "hay").hits()).isEmpty();
    }

    @Test
    void areReadAgainWhenTheyWereWrittenOverInTheSameLength() throws IOException {
        write("run", "hay");
        RunSearch search = search();
        find(search, "pin");
        Files.writeString(log("run"), Files.readString(log("run")).replace("hay", "pin"));
        settle("run");

        assertThat(find(search, "pin").hits()).hasSize(1);
    }

    @Test
    void areReadAgainWhenTheyWereCutOff() throws IOException {
        write("run", "hay");
        RunSearch search = search();
        find(search, "pin");
        Files.write(log("run"), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        run("run").step(0, "ask", Map.of("text", "pin"));
        settle("run");

        assertThat(find(search, "pin").hits()).hasSize(1);
    }

    @Test
    void areNotBelievedWhileTheyMayStillBeWrittenToWithinOneTick() throws IOException {
        write("run", "hay");
        Files.setLastModifiedTime(log("run"), FileTime.from(NOW.minusSeconds(1)));
        RunSearch search = search();
        find(search, "pin");
        FileTime time = Files.getLastModifiedTime(log("run"));
        Files.writeString(log("run"), Files.readString(log("run")).replace("hay", "pin"));
        Files.setLastModifiedTime(log("run"), time);

        assertThat(find(search, "pin").hits()).hasSize(1);
    }

    /** Five places are enough to show of a run: what is behind them is read when another text is looked for. */
    @Test
    void areKnownAsFarAsTheyWereRead() {
        RunFiles run = run("run");
        for (int i = 0; i < 40; i++) {
            run.step(i, "ask", Map.of("text", i < 20 ? "needle " + i : "pin " + i));
        }
        settle("run");
        RunSearch search = search();
        find(search, "needle");

        SearchResult second = find(search, "pin 39");
        SearchResult third = find(search, "missing");

        assertThat(second.hits()).hasSize(1);
        assertThat(second.bytes()).isPositive().isLessThan(log("run").toFile().length());
        assertThat(third.bytes()).isZero();
        assertThat(find(search, "needle 19").hits()).hasSize(1);
    }

    @Test
    void areKnownAsFarAsThereWasTime() {
        RunFiles run = run("run");
        for (int i = 0; i < 50; i++) {
            run.step(i, "ask", Map.of("text", i == 49 ? "needle" : "hay " + "x".repeat(2_000)));
        }
        settle("run");
        AtomicLong time = new AtomicLong();
        RunSearch search = search(
                files(),
                signatures(),
                () -> time.addAndGet(Duration.ofMillis(100).toNanos()));
        SearchPosition next = null;
        int calls = 0;
        do {
            next = search.search("missing", null, ALL, next, 10).orElseThrow().next();
            calls++;
        } while (next != null);

        assertThat(calls).isGreaterThan(3);
        assertThat(find(search, "nowhere").bytes()).isZero();
        assertThat(find(search, "needle").bytes()).isPositive();
    }

    @Test
    void areNotKnownByEntriesThatWereHandedOutUnasked() {
        write("run", "needle");
        TrackingRepository files = files();
        TrackingRepository unasking = (TrackingRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TrackingRepository.class},
                (proxy, method, arguments) -> method.getName().equals("readLog") && arguments.length == 4
                        ? files.readLog((ApplicationKey) arguments[0], (Long) arguments[1], (LogReader) arguments[3])
                        : method.invoke(files, arguments));
        RunSearch search = search(unasking, signatures(), TIME_STANDS_STILL);
        find(search, "missing");

        assertThat(find(search, "needle").hits()).hasSize(1);
    }

    @Test
    void areReadWhereWhatIsKeptIsDamaged() throws IOException {
        for (int i = 0; i < 5; i++) {
            write("run-" + i, "hay");
        }
        RunSearch before = search();
        find(before, "missing");
        before.close();
        byte[] whole = Files.readAllBytes(signatures());
        for (int at = 0; at < whole.length; at += 37) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(signatures(), damaged);
            RunSearch search = search();

            assertThat(find(search, "hay").hits())
                    .as("with byte %d damaged", at)
                    .hasSize(5);
            search.close();
        }
    }

    @Test
    void areReadWhereNothingCanBeKept() throws IOException {
        write("run", "hay");
        Files.writeString(cache.resolve("search"), "a file in the place of the folder");
        RunSearch search = search();

        assertThat(find(search, "hay").hits()).hasSize(1);
        assertThat(find(search, "missing").bytes()).isPositive();
        assertThat(find(search, "missing").bytes()).isPositive();
    }

    @Test
    void areKeptApartByServersThatShareAFolder() throws IOException {
        write("run", "hay");
        RunSearch one = search();
        RunSearch other = search();
        find(one, "missing");
        find(other, "missing");

        assertThat(find(one, "nowhere").bytes()).isZero();
        assertThat(find(other, "nowhere").bytes()).isZero();
        other.close();
        one.close();
        try (var left = Files.list(signatures().getParent())) {
            assertThat(left).containsExactly(signatures());
        }
    }

    @Test
    void takeNoRoomForRunsThatAreGone() throws IOException {
        write("run", "hay");
        try (SignatureFile file = SignatureFile.open(signatures())) {
            for (int i = 0; i < 1_100; i++) {
                file.put(
                        new ApplicationKey("chat", "gone-" + i),
                        new SignatureRecord.Content(
                                new LogStamp(7, "gone", NOW), new SignatureBuilder().build(), KnownLog.WHOLE));
            }
        }
        long before = Files.size(signatures());
        RunSearch search = search();

        assertThat(find(search, "hay").hits()).hasSize(1);
        assertThat(Files.size(signatures())).isPositive().isLessThan(before / 100);
        assertThat(find(search, "missing").bytes()).isZero();
    }

    /** Whatever is written, and however it is changed: with what is remembered the same is found as without. */
    @Test
    void changeNothingOfWhatIsFound() {
        Random random = new Random(20261126);
        RunSearch with = search();
        RunSearch without = search(files(), null, TIME_STANDS_STILL);
        for (int round = 0; round < 60; round++) {
            String app = "run-" + random.nextInt(6);
            run(app).logText(line(round, text(random, 30)));
            settle(app);
            for (int i = 0; i < 6; i++) {
                String text = text(random, 3);
                SearchResult expected = find(without, text);

                assertThat(find(with, text).hits())
                        .as("'%s' in round %d", text, round)
                        .isEqualTo(expected.hits());
            }
        }
    }

    /** As our own tracking writes it, as Python does, or somebody who escapes all that can be. */
    private static String line(int sequenceId, String text) {
        StringBuilder json = new StringBuilder();
        text.chars()
                .forEach(c -> json.append(
                        switch (sequenceId % 3) {
                            case 0 -> c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString(c);
                            case 1 ->
                                c < ' ' || c > '~' || c == '"' || c == '\\'
                                        ? "\\u%04x".formatted(c)
                                        : Character.toString(c);
                            default -> c < '0' || c > 'z' || c == '\\' ? "\\u%04X".formatted(c) : Character.toString(c);
                        }));
        return "{\"type\": \"begin_entry\", \"start_time\": \"2026-11-23T10:00:00\", \"action\": \"ask\", \"inputs\": {\"text\": \""
                + json + "\"}, \"sequence_id\": " + sequenceId + "}\n";
    }

    private static String text(Random random, int longest) {
        String[] characters = {"a", "B", "é", "É", "ß", "ſ", "猫", "🚀", "\"", "\\", "/", "\n", "1", " ", "order", "K"};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(longest); n >= 0; n--) {
            text.append(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
