package dev.burr.tracking.http;

import static dev.burr.core.Halt.after;
import static dev.burr.tracking.http.CountingRuns.NOON;
import static dev.burr.tracking.http.CountingRuns.counter;
import static dev.burr.tracking.http.CountingRuns.counting;
import static dev.burr.tracking.http.CountingRuns.files;
import static dev.burr.tracking.http.CountingRuns.runFamily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.application.Application;
import dev.burr.core.State;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.StateRecording;
import dev.burr.tracking.TrackingException;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.FakeBurrServer.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class RemoteTrackingClientTest {

    private static final WriterIdentity WRITER = new WriterIdentity(7, null, "elsewhere", null, "1");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @TempDir
    private Path temp;

    private final Logger logger = (Logger) LoggerFactory.getLogger(RemoteTrackingClient.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private FakeBurrServer server;

    @BeforeEach
    void start() {
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.INFO);
        server = FakeBurrServer.on(temp.resolve("remote"));
    }

    @AfterEach
    void stop() {
        logger.detachAppender(logged);
        logger.setLevel(null);
        server.close();
    }

    @Test
    void leavesTheFilesThatALocalClientLeaves() throws IOException {
        try (var local = LocalTrackingClient.builder()
                .project("p")
                .storageDir(temp.resolve("local"))
                .writer(WRITER)
                .build()) {
            runFamily(local);
        }
        try (var remote = client().writer(WRITER).build()) {
            runFamily(remote);
        }

        assertThat(files(temp.resolve("remote"))).isEqualTo(files(temp.resolve("local")));
        assertThat(files(temp.resolve("remote")))
                .containsKeys("p/parent/log.jsonl", "p/parent/children.jsonl", "p/fork/graph.json");
    }

    @Test
    void recordsOnceWhatItSendsTwice() throws IOException {
        server.withTroubles(
                Trouble.lostAnswer(),
                Trouble.noAnswer(),
                Trouble.status(503),
                Trouble.lostAnswer(),
                Trouble.status(500));
        try (var remote = client().build()) {
            Application counter = counter(remote, "counter");
            for (int i = 0; i < 50; i++) {
                counter.step();
            }
            assertThat(remote.load("counter").orElseThrow().state().getInt("n")).isEqualTo(50);
            assertThat(remote.lostEvents()).isZero();
            assertThat(remote.failures()).isEqualTo(5);
        }

        assertThat(lines("counter")).doesNotHaveDuplicates().hasSize(linesOf(50));
        assertThat(warnings()).anyMatch(warning -> warning.contains("events wait to be sent"));
        assertThat(logged.list.stream()
                        .filter(event -> event.getFormattedMessage().contains("takes events again")))
                .hasSize(1);
    }

    @Test
    void waitsForAServerThatIsNotThereYet() throws IOException {
        int port = freePort();
        try (var remote = RemoteTrackingClient.to(URI.create("http://localhost:" + port))
                .project("p")
                .flushTimeout(LONG_ENOUGH)
                .build()) {
            counter(remote, "counter").step();
            try (var late = FakeBurrServer.on(temp.resolve("remote"), port)) {
                assertThat(late.port()).isEqualTo(port);
                assertThat(remote.load("counter")).isPresent();
            }
        }
        assertThat(lines("counter")).hasSize(linesOf(1));
    }

    @Test
    void goesOnWhereAServerLeftOffThatWasReplaced() throws IOException {
        int port = server.port();
        try (var remote = client().build()) {
            Application counter = counter(remote, "counter");
            counter.step();
            assertThat(remote.load("counter")).isPresent();
            server.close();
            counter.step();
            counter.step();
            server = FakeBurrServer.on(temp.resolve("remote"), port);
            counter.step();
        }
        assertThat(lines("counter")).doesNotHaveDuplicates().hasSize(linesOf(4));
    }

    @Test
    void recordsWhatChangesOnly() {
        try (var remote = client().state(StateRecording.DELTA).build()) {
            Application counter = counter(remote, "counter");
            for (int i = 0; i < 20; i++) {
                counter.step();
            }

            assertThat(remote.load("counter", 11).orElseThrow().state().getInt("n"))
                    .isEqualTo(12);
        }
    }

    @Test
    void goesOnInAnotherProcess() {
        try (var first = client().build()) {
            counter(first, "counter").step();
        }
        try (var second = client().writer(WRITER).build()) {
            Application resumed = counting(second).resumeFrom("counter").build();
            assertThat(resumed.step().orElseThrow().state().getInt("n")).isEqualTo(2);
            assertThat(second.load("counter", 1)).isPresent();
            assertThat(second.otherWriters()).isZero();
        }
    }

    @Test
    void losesWhatThereIsNoRoomForAndCountsIt() throws IOException {
        var remote = RemoteTrackingClient.to(URI.create("http://localhost:" + freePort()))
                .project("p")
                .queueBytes(4_000)
                .flushTimeout(Duration.ZERO)
                .build();
        Application counter = counter(remote, "counter");
        for (int i = 0; i < 50; i++) {
            counter.step();
        }

        assertThat(counter.state().getInt("n")).isEqualTo(50);
        assertThat(remote.waitingBytes()).isBetween(1L, 4_000L);
        assertThat(remote.lostEvents()).isEqualTo(linesOf(50) - remote.waitingEvents());
        assertThat(warnings())
                .filteredOn(warning -> warning.startsWith("Steps are not recorded"))
                .hasSize(1);

        remote.close();

        assertThat(remote.lostEvents()).isEqualTo(linesOf(50));
        assertThat(warnings()).anyMatch(warning -> warning.contains("no time left to send them"));
    }

    @Test
    void failsARunWhoseEventsAreLostWhereThatIsAskedFor() throws IOException {
        try (var remote = RemoteTrackingClient.to(URI.create("http://localhost:" + freePort()))
                .project("p")
                .queueBytes(2_000)
                .flushTimeout(Duration.ZERO)
                .onFailure(OnFailure.FAIL)
                .build()) {
            Application counter = counter(remote, "counter");

            assertThatExceptionOfType(TrackingException.class)
                    .isThrownBy(() -> counter.run(after("done")))
                    .withMessageContaining("there is no room for more than 2,000 bytes");
        }
    }

    @Test
    void failsTheNextStepWhereTheServerRefusesOneThatIsOver() {
        server.withTroubles(Trouble.status(422));
        try (var remote = client().onFailure(OnFailure.FAIL).build()) {
            Application counter = counter(remote, "counter");
            assertThat(remote.load("counter")).isEmpty(); // by then the first is refused

            assertThatExceptionOfType(TrackingException.class)
                    .isThrownBy(counter::step)
                    .withMessageContaining("does not take 1 events of application 'counter'. Server")
                    .withMessageContaining("For a test.");
        }
    }

    @Test
    void failsNoOtherRunThanTheOneWhoseEventsAreRefused() {
        server.withTroubles(Trouble.status(422));
        try (var remote = client().onFailure(OnFailure.FAIL).build()) {
            Application refused = counter(remote, "refused");
            assertThat(remote.load("refused")).isEmpty(); // by then its opening is refused

            for (int i = 0; i < 300; i++) { // more than are remembered when nothing of them waits
                counter(remote, "other" + i);
            }
            assertThat(remote.list()).hasSize(300);
            counter(remote, "other").run(after("done"));
            assertThatExceptionOfType(TrackingException.class)
                    .isThrownBy(refused::step)
                    .withMessageContaining("application 'refused'");
        }
    }

    @Test
    void recordsTheStepThatIsToldWhatWasLostBefore() throws IOException {
        server.withTroubles(Trouble.status(422));
        try (var remote = client().onFailure(OnFailure.FAIL).build()) {
            Application counter = counter(remote, "counter");
            assertThat(remote.load("counter")).isEmpty();
            assertThatExceptionOfType(TrackingException.class).isThrownBy(counter::step);

            assertThat(counter.step()).isPresent();
            assertThat(remote.load("counter")).isPresent();
            assertThat(remote.lostEvents()).isEqualTo(1);
        }
        assertThat(lines("counter"))
                .anyMatch(line -> line.contains("begin_entry") && line.contains("\"sequence_id\":0"));
    }

    @Test
    void saysOnceThatTheKeyIsWrongAndNeverWhatItIs() {
        server.requireKey("burr_right");
        try (var remote =
                client().apiKey("burr_wrong").flushTimeout(Duration.ZERO).build()) {
            assertThat(remote.findProblem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("does not know the API key"));
            assertThatExceptionOfType(TrackingException.class)
                    .isThrownBy(() -> remote.load("counter"))
                    .withMessageContaining("does not know the API key");
            counter(remote, "counter").step();
            assertThat(remote).asString().doesNotContain("burr_wrong");
        }
        assertThat(warnings().stream().filter(warning -> warning.contains("does not know the API key")))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(logged.list)
                .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain("burr_wrong"));
    }

    @Test
    void sendsItsKey() {
        server.requireKey("burr_right");
        try (var remote = client().apiKey("burr_right\n").build()) {
            counter(remote, "counter").step();
            assertThat(remote.load("counter")).isPresent();
        }
        assertThat(server.authorizations()).isNotEmpty().containsOnly("Bearer burr_right");
    }

    @Test
    void saysThatAKeyIsMissing() {
        server.requireKey("burr_right");
        try (var remote = client().build()) {
            assertThat(remote.findProblem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("wants an API key, and none is set"));
        }
        assertThat(server.authorizations()).containsOnlyNulls();
    }

    @Test
    void saysWhatIsNoBurrServer() {
        try (var remote =
                RemoteTrackingClient.to(URI.create(server.uri() + "/other")).build()) {
            assertThat(remote.findProblem()).hasValueSatisfying(problem -> assertThat(problem)
                    .isEqualTo(
                            "What is at %s/other gives status 404, which a Burr UI server does not. Check the address."
                                    .formatted(server.uri())));
        }
    }

    @Test
    void beginsNothingAnewWhereTheServerHasNoSuchRoute() {
        server.withTroubles(Trouble.status(404));
        try (var remote = client().build()) {
            assertThatExceptionOfType(TrackingException.class)
                    .isThrownBy(() -> remote.load("counter"))
                    .withMessageContaining("status 404");
        }
    }

    @Test
    void losesNothingWhereTheServerKnowsNoSuchRequestsYet() {
        server.withTroubles(Trouble.status(415));
        try (var remote = client().build()) {
            counter(remote, "counter").step();
            assertThat(remote.load("counter")).isPresent();
            assertThat(remote.lostEvents()).isZero();
        }
    }

    @Test
    void findsNoProblemWhereThereIsNone() {
        try (var remote = client().build()) {
            assertThat(remote.findProblem()).isEmpty();
            assertThat(remote.failures()).isZero();
        }
    }

    @Test
    void saysWhyNobodyAnswers() throws IOException {
        URI nobody = URI.create("http://localhost:" + freePort() + "/");
        try (var remote = RemoteTrackingClient.to(nobody).build()) {
            assertThat(remote.findProblem())
                    .contains(
                            "Server %s can't be reached: nobody listens there, or its name is not known. Check that it runs, and its address."
                                    .formatted(remote.server()));
        }
    }

    @Test
    void readsNothingWhileSomethingOfItWaits() throws IOException {
        try (var remote = RemoteTrackingClient.to(URI.create("http://localhost:" + freePort()))
                .flushTimeout(Duration.ofMillis(1))
                .build()) {
            counter(remote, "counter").step();

            assertThatExceptionOfType(TrackingException.class)
                    .isThrownBy(() -> remote.load("counter"))
                    .withMessageContaining("some of it waits to be sent");
            assertThatExceptionOfType(TrackingException.class)
                    .isThrownBy(remote::list)
                    .withMessageContaining("some of it waits to be sent");
        }
    }

    @Test
    void readsUnderLoadThatNeverEnds() {
        try (var remote = client().flushTimeout(Duration.ofSeconds(20)).build()) {
            Application counter = counter(remote, "counter");
            Application busy = counting(remote)
                    .withIdentifiers("busy")
                    .withState(State.of("n", 1_000))
                    .build();
            server.beforeEachAnswer(busy::step); // something waits whenever something is sent
            counter.step();

            assertThat(remote.load("counter")).isPresent();
            assertThat(remote.list()).contains("counter");

            server.beforeEachAnswer(() -> {});
        }
    }

    @Test
    void recordsAfterItWasClosed() throws IOException {
        var remote = client().build();
        Application counter = counter(remote, "counter");
        remote.close();
        counter.step();

        assertThat(lines("counter")).hasSize(linesOf(1));
        assertThat(remote.waitingEvents()).isZero();
    }

    @Test
    @Timeout(20)
    void waitsOnceOnlyAfterItWasClosedForAServerThatDoesNotAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var remote = RemoteTrackingClient.to(URI.create("http://localhost:" + silent.getLocalPort()))
                    .flushTimeout(Duration.ofMillis(500))
                    .build();
            Application counter = counter(remote, "counter");
            remote.close();

            for (int i = 0; i < 30; i++) {
                counter.step();
            }

            assertThat(remote.waitingEvents()).isEqualTo(linesOf(30) - 1); // the opening was left behind by the end

            remote.close();
        }
    }

    @Test
    void leavesNoThreadBehind() throws IOException, InterruptedException {
        Set<Thread> before = senders();
        var remote = client().build();
        var away = RemoteTrackingClient.to(URI.create("http://localhost:" + freePort()))
                .flushTimeout(Duration.ZERO)
                .build();
        counter(remote, "counter").step();
        away.checkSoon();
        Set<Thread> made = senders();
        made.removeAll(before);
        assertThat(made).hasSize(2);

        remote.close();
        away.close();

        for (Thread sender : made) {
            sender.join(LONG_ENOUGH.toMillis());
            assertThat(sender.isAlive()).isFalse();
        }
    }

    private static Set<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("burr-remote-tracking"))
                .collect(Collectors.toSet());
    }

    @Test
    void noticesTwoApplicationsOfOneId() {
        try (var remote = client().build()) {
            Application one = counter(remote, "counter");
            Application other = counter(remote, "counter");
            one.step();
            other.step();

            assertThat(remote.otherWriters()).isPositive();
            assertThat(other.state()).isNotNull();
        }
    }

    @Test
    void losesAndDoublesNothingOfTwoClientsThatWriteOneLog() throws IOException {
        server.withTroubles(Trouble.lostAnswer(), Trouble.status(503), Trouble.lostAnswer(), Trouble.noAnswer());
        try (var one = client().build();
                var other = client().writer(WRITER).build()) {
            Application first = counter(one, "counter");
            Application second = counting(other)
                    .withIdentifiers("counter", "ana")
                    .withState(State.of("n", 1_000))
                    .withClock(Clock.offset(NOON, Duration.ofSeconds(1)))
                    .build();
            for (int i = 0; i < 90; i++) {
                first.step();
                second.step();
                if (i % 10 == 0) {
                    assertThat(one.list()).hasSize(1); // both are sent, in turns
                    assertThat(other.list()).hasSize(1);
                }
            }
            assertThat(one.load("counter")).isPresent();
            assertThat(other.load("counter")).isPresent();
            assertThat(one.lostEvents() + other.lostEvents()).isZero();
        }

        assertThat(lines("counter")).doesNotHaveDuplicates().hasSize(2 * linesOf(90));
    }

    @Test
    @Timeout(20)
    void closesInTimeThoughTheServerDoesNotAnswer() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var remote = RemoteTrackingClient.to(URI.create("http://localhost:" + silent.getLocalPort()))
                    .flushTimeout(Duration.ofMillis(100))
                    .build();
            counter(remote, "counter").step();

            remote.close();

            assertThat(remote.lostEvents()).isEqualTo(linesOf(1));
            assertThat(remote.waitingEvents()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://burr.example", "burr.example", "http:///x", "http://a/?b", "http://a/#b", "/x"})
    void refusesWhatIsNoAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteTrackingClient.to(URI.create(address)))
                .withMessageContaining("is no address of a server");
    }

    @Test
    void refusesAPasswordInTheAddressWithoutSayingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RemoteTrackingClient.to(URI.create("http://me:secret@burr.example")))
                .withMessageContaining("Use an API key instead.")
                .withMessageNotContaining("secret");
    }

    @Test
    void refusesSettingsThatCanNotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> client().queueBytes(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().apiKey("burr_a\nburr_b"))
                .withMessageContaining("line ends")
                .withMessageNotContaining("burr_a");
        assertThatIllegalArgumentException().isThrownBy(() -> client().flushTimeout(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().project("../up").build())
                .withMessageContaining("Project '../up'");
    }

    private RemoteTrackingClient.Builder client() {
        return RemoteTrackingClient.to(server.uri()).project("p").flushTimeout(LONG_ENOUGH);
    }

    private List<String> lines(String app) throws IOException {
        return Files.readAllLines(temp.resolve("remote/p").resolve(app).resolve("log.jsonl"));
    }

    /** The opening, begin and end of each step, and before each but the first the reason why it was come to. */
    private static int linesOf(int steps) {
        return 3 * steps;
    }

    private List<String> warnings() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
