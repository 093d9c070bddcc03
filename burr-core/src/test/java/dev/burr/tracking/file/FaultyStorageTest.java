package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingHook;
import dev.burr.tracking.WriterIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Whatever happens to the files, a run comes to the result that it comes to without them; the loss is counted, and told once. */
final class FaultyStorageTest {

    private static final int STEPS = 30;
    private static final int FAULT_AT = 17;

    /** One line when the application is built, and two for each step. */
    private static final int EVENTS = 1 + 2 * STEPS;

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final TrackingFailures failures = new TrackingFailures(OnFailure.WARN);
    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();

    @BeforeEach
    void listen() {
        warnings.start();
        ((Logger) LoggerFactory.getLogger(FileTrackingSink.class)).addAppender(warnings);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(FileTrackingSink.class)).detachAppender(warnings);
    }

    private interface Breaking {
        void of(Path storage) throws IOException;
    }

    /** What is wrong from the beginning. */
    enum Fault {
        STORAGE_IS_A_FILE(storage -> Files.writeString(storage, "")),
        PROJECT_IS_A_FILE(
                storage -> Files.writeString(Files.createDirectories(storage).resolve("p"), "")),
        APPLICATION_IS_A_FILE(storage ->
                Files.writeString(Files.createDirectories(storage.resolve("p")).resolve("a"), "")),
        LOG_IS_A_FOLDER(storage -> Files.createDirectories(storage.resolve("p/a/log.jsonl"))),
        DISK_IS_FULL(storage -> Files.createSymbolicLink(
                Files.createDirectories(storage.resolve("p/a")).resolve("log.jsonl"), Path.of("/dev/full")));

        private final Breaking breaking;

        Fault(Breaking breaking) {
            this.breaking = breaking;
        }
    }

    /** What goes wrong under way, after which there is a record again, or none any more. */
    enum LaterFault {
        STORAGE_IS_DELETED(true, FaultyStorageTest::delete),
        PROJECT_IS_DELETED(true, storage -> delete(storage.resolve("p"))),
        LOG_IS_DELETED(true, storage -> Files.delete(storage.resolve("p/a/log.jsonl"))),
        LOG_IS_EMPTIED(true, storage -> Files.write(storage.resolve("p/a/log.jsonl"), new byte[0])),
        LOG_BECOMES_A_FOLDER(false, storage -> {
            Files.delete(storage.resolve("p/a/log.jsonl"));
            Files.createDirectory(storage.resolve("p/a/log.jsonl"));
        }),
        APPLICATION_BECOMES_A_FILE(false, storage -> {
            delete(storage.resolve("p/a"));
            Files.writeString(storage.resolve("p/a"), "");
        }),
        PROJECT_BECOMES_A_FILE(false, storage -> {
            delete(storage.resolve("p"));
            Files.writeString(storage.resolve("p"), "");
        });

        private final boolean recovers;
        private final Breaking breaking;

        LaterFault(boolean recovers, Breaking breaking) {
            this.recovers = recovers;
            this.breaking = breaking;
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void changesNothingFromTheBeginning(Fault fault) throws IOException {
        Path storage = folder.resolve("storage");
        fault.breaking.of(storage);

        checkThatNothingButTheRecordIsLost(storage);
        if (fault == Fault.DISK_IS_FULL) {
            Files.delete(storage.resolve("p/a/log.jsonl")); // JUnit does not like to delete links
        }
    }

    /** Root may write to every folder, so that a file system in which nobody can make files stands for one. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void changesNothingWhereItMustNotWrite() throws IOException {
        Path storage = Files.createDirectory(folder.resolve("storage"));
        Files.setPosixFilePermissions(storage, PosixFilePermissions.fromString("r-xr-xr-x"));

        checkThatNothingButTheRecordIsLost(Files.isWritable(storage) ? Path.of("/proc/burr") : storage);
    }

    private void checkThatNothingButTheRecordIsLost(Path storage) {
        try (FileTrackingSink sink = sink(storage)) {
            assertThat(stepped(recordedBy(sink), STEPS)).isEqualTo(untracked());
        }

        assertThat(failures.count().lostEvents()).isEqualTo(EVENTS);
        assertThat(warnings.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("Steps are not recorded: file '");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void changesNothingUnderWay(LaterFault fault) throws IOException {
        Path storage = folder.resolve("storage");

        try (FileTrackingSink sink = sink(storage)) {
            Application running = recordedBy(sink);
            stepped(running, FAULT_AT);
            fault.breaking.of(storage);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(stepped(running, STEPS - FAULT_AT)).isEqualTo(untracked());
        }

        assertThat(warnings.list.get(0).getFormattedMessage()).startsWith("Steps may be lost: file '");
        if (fault.recovers) {
            assertThat(warnings.list).hasSize(1);
            assertThat(failures.count().lostEvents()).isPositive();
            assertThat(recordedSteps(storage)).isEqualTo(STEPS - FAULT_AT);
        } else {
            assertThat(warnings.list).hasSize(2);
            assertThat(warnings.list.get(1).getFormattedMessage()).startsWith("Steps are not recorded: file '");
            assertThat(failures.count().lostEvents()).isGreaterThanOrEqualTo(2L * (STEPS - FAULT_AT));
        }
    }

    private FileTrackingSink sink(Path storage) {
        return Sinks.sink(new TrackingDirectory(storage), 256, failures, nanos::get, Disk.UNWAITED);
    }

    private static Application recordedBy(FileTrackingSink sink) {
        return application(
                List.of(new TrackingHook(ApplicationId.of("a"), sink, WriterIdentity.current(), OnFailure.WARN)));
    }

    private static State untracked() {
        return stepped(application(List.of()), STEPS);
    }

    private static State stepped(Application application, int steps) {
        for (int i = 0; i < steps; i++) {
            application.step();
        }
        return application.state();
    }

    private static Application application(List<LifecycleHook> hooks) {
        return new ApplicationBuilder()
                .withActions(action("count").reads("n").writes("n", "seen").run(state -> state.increment("n")
                        .append("seen", state.getInt("n"))))
                .withTransitions(from("count").to("count"))
                .withState(State.of("n", 0, "seen", List.of()))
                .withEntrypoint("count")
                .withIdentifiers("a")
                .withHooks(hooks.toArray(LifecycleHook[]::new))
                .build();
    }

    private static long recordedSteps(Path storage) throws IOException {
        try (Stream<String> lines = Files.lines(storage.resolve("p/a/log.jsonl"))) {
            return lines.filter(line -> line.contains("\"end_entry\"")).count();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
