package dev.burr.tracking.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.ApplicationId;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.LogReceipt.Outcome;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.http.Backlog.Chunk;
import dev.burr.tracking.http.ServerFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class DeliveryTest {

    private static final long PLENTY = 1 << 20;

    private final Map<String, ApplicationRecord> applications = new HashMap<>();
    private final Outbox outbox = new Outbox(PLENTY);
    private final RemoteFailures failures = new RemoteFailures(OnFailure.WARN, "http://burr.example");
    private final FakeServer server = new FakeServer();
    private long now = 1;
    private final Delivery delivery = new Delivery(outbox, server, failures, new Backoff(() -> 0), () -> now);

    @Test
    void hasNothingToSendAtFirst() throws InterruptedException {
        assertThat(delivery.round()).isEqualTo(Delivery.NOTHING_WAITS);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void asksWithoutSendingAnything() throws InterruptedException {
        outbox.bell().ask();

        assertThat(delivery.round()).isZero();
        assertThat(delivery.round()).isEqualTo(Delivery.NOTHING_WAITS);
        assertThat(server.requests).containsExactly(List.of());
    }

    @Test
    void asksUntilThereIsAnAnswer() throws InterruptedException {
        server.next.add(away());
        server.next.add(away());
        outbox.bell().ask();

        delivery.round();
        assertThat(failures.problem()).isPresent();
        delivery.round();
        delivery.round();

        assertThat(failures.problem()).isEmpty();
        assertThat(delivery.round()).isEqualTo(Delivery.NOTHING_WAITS);
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void asksNobodyOnceItIsClosed() throws InterruptedException {
        outbox.bell().ask();
        outbox.bell().close();
        outbox.bell().ask();

        assertThat(delivery.round()).isEqualTo(Delivery.NOTHING_WAITS);
        assertThat(outbox.bell().awaitWork(Long.MAX_VALUE >> 32)).isFalse();
        assertThat(outbox.bell().rest(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void sendsWhatWaitsOfAllApplicationsInOneRequest() throws InterruptedException {
        Backlog a = new Backlog("a");
        Backlog b = new Backlog("b");
        put(a, "1");
        put(b, "2");
        put(a, "3");

        delivery.round();

        assertThat(server.requests).hasSize(1);
        assertThat(server.logs).isEqualTo(Map.of("a", "1\n3\n", "b", "2\n"));
        assertThat(outbox.events()).isZero();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void sendsDocumentsUntilTheServerHasThem() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        delivery.round();
        put(a, "2");
        delivery.round();

        assertThat(server.requests.get(0)).singleElement().satisfies(part -> {
            assertThat(part.metadata()).isNotEmpty();
            assertThat(part.graph()).isNotEmpty();
        });
        assertThat(server.requests.get(1)).singleElement().satisfies(part -> assertThat(part.metadata())
                .isEmpty());
    }

    @Test
    void sendsAgainWhatWasNotTaken() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        server.next.add(away());

        long rest = delivery.round();
        put(a, "2");
        delivery.round();

        assertThat(rest).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(server.logs).isEqualTo(Map.of("a", "1\n2\n"));
        assertThat(failures.count().lostEvents()).isZero();
        assertThat(failures.problem()).isEmpty();
    }

    @Test
    void leavesAServerThatIsAwayAloneForLongerEachTime() throws InterruptedException {
        put(new Backlog("a"), "1");
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            server.next.add(away());
            millis.add(TimeUnit.NANOSECONDS.toMillis(delivery.round()));
        }

        assertThat(millis).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
        assertThat(failures.count().failures()).isEqualTo(10);
        assertThat(failures.problem()).contains("It is away.");
        assertThat(outbox.events()).isEqualTo(1);
    }

    @Test
    void beginsWithShortRestsOnceTheServerHasAnswered() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        server.next.add(away());
        server.next.add(away());
        delivery.round();
        delivery.round();
        delivery.round();
        put(a, "2");
        server.next.add(away());

        assertThat(delivery.round()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
    }

    @Test
    void comesBackWhenTheServerSays() throws InterruptedException {
        put(new Backlog("a"), "1");
        server.next.add(new ServerFailure(Kind.AWAY, "It is busy.", null, Duration.ofSeconds(7)));

        assertThat(delivery.round()).isEqualTo(Duration.ofSeconds(7).toNanos());
    }

    @Test
    void sendsToWhereALogThatIsThereEnds() throws InterruptedException {
        server.logs.put("a", "before\n");
        put(new Backlog("a"), "1");

        delivery.round();
        delivery.round();

        assertThat(server.logs).isEqualTo(Map.of("a", "before\n1\n"));
        assertThat(failures.count().otherWriters()).isZero();
    }

    @Test
    void recordsNothingTwiceWhereTheNextRequestHasLessThanOneWhoseAnswerWasLost() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        put(a, "2");
        server.losesAnswers = true;
        delivery.round();
        server.losesAnswers = false;
        a.halve(1);

        delivery.round();
        delivery.round();

        assertThat(server.requests.get(1).get(0).lines()).hasSize(2);
        assertThat(server.logs).isEqualTo(Map.of("a", "1\n2\n"));
        assertThat(outbox.events()).isZero();
        assertThat(failures.count().otherWriters()).isZero();
    }

    @Test
    void noticesAnotherWriter() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        delivery.round();
        server.logs.merge("a", "other\n", String::concat);
        put(a, "2");

        delivery.round();
        delivery.round();

        assertThat(server.logs).isEqualTo(Map.of("a", "1\nother\n2\n"));
        assertThat(failures.count().otherWriters()).isEqualTo(1);
    }

    @Test
    void beginsALogAnewThatIsGone() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        delivery.round();
        server.logs.clear();
        server.documented.clear();
        put(a, "2");

        delivery.round();
        delivery.round();

        assertThat(server.logs).isEqualTo(Map.of("a", "2\n"));
        assertThat(failures.count().otherWriters()).isZero();
        assertThat(outbox.takeLoss(a)).isTrue();
        assertThat(outbox.takeLoss(a)).isFalse();
    }

    @Test
    void losesNoMoreThanWhatIsRefused() throws InterruptedException {
        Backlog a = new Backlog("a");
        Backlog b = new Backlog("b");
        server.refused.add("bad\n");
        put(a, "1");
        put(a, "bad");
        put(a, "2");
        put(b, "3");

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(10);
        }

        assertThat(server.logs).isEqualTo(Map.of("a", "1\n2\n", "b", "3\n"));
        assertThat(failures.count().lostEvents()).isEqualTo(1);
        assertThat(outbox.takeLoss(a)).isTrue();
        assertThat(outbox.takeLoss(b)).isFalse();
    }

    /** As a server does that takes parts of a certain size only. */
    @Test
    void sendsAsManyAtATimeAsAreNotRefused() throws InterruptedException {
        Backlog a = new Backlog("a");
        server.largestPart = 20_000;
        for (int i = 0; i < 100; i++) {
            put(a, "x".repeat(1_000));
        }

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(30);
        }

        assertThat(server.logs.get("a")).hasSize(100 * 1_001);
        assertThat(failures.count().lostEvents()).isZero();
    }

    @Test
    void holdsUpNobodyElseWhereOneLogCanNotBeWritten() throws InterruptedException {
        Backlog a = new Backlog("a");
        Backlog b = new Backlog("b");
        server.failing.add("a");
        put(a, "1");
        put(b, "2");
        delivery.round();
        put(b, "3");
        delivery.round();
        long rest = delivery.round();

        assertThat(server.logs).isEqualTo(Map.of("b", "2\n3\n"));
        assertThat(rest).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));

        server.failing.clear();
        now += rest;
        delivery.round();

        assertThat(server.logs).containsEntry("a", "1\n");
        assertThat(failures.count().lostEvents()).isZero();
    }

    @Test
    void sendsSmallerRequestsWhereOnesOfSuchASizeAreRefused() throws InterruptedException {
        Backlog a = new Backlog("a");
        server.largest = 20_000;
        for (int i = 0; i < 50; i++) {
            put(a, "x".repeat(2_000));
        }

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(50);
        }

        assertThat(server.logs.get("a")).hasSize(50 * 2_001);
        assertThat(failures.count().lostEvents()).isZero();
    }

    @Test
    void countsGraphAndMetadataInTheSizeOfARequest() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            Backlog backlog = new Backlog("app" + i);
            applications.put(backlog.appId, withGraph(backlog.appId, "x".repeat(100_000)));
            put(backlog, "1");
        }

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(50);
        }

        assertThat(server.requests).allSatisfy(parts -> assertThat(size(parts)).isLessThan(1 << 20));
        assertThat(server.logs).hasSize(50);
        assertThat(server.documented).hasSize(50);
    }

    @Test
    void sendsStepsWithoutAGraphThatIsTooLarge() throws InterruptedException {
        Backlog a = new Backlog("a");
        server.largest = 20_000;
        applications.put("a", withGraph("a", "x".repeat(100_000)));
        put(a, "1");
        put(a, "2");

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(40);
        }

        assertThat(server.logs).isEqualTo(Map.of("a", "1\n2\n"));
        assertThat(failures.count().lostEvents()).isZero();
        assertThat(failures.count().failures()).isEqualTo(1);
    }

    @Test
    void sendsAGraphAgainThatIsNotWhatWasRefused() throws InterruptedException {
        Backlog a = new Backlog("a");
        applications.put("a", withGraph("a", "code"));
        server.refused.add("bad\n");
        put(a, "bad");
        put(a, "1");

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(10);
        }

        assertThat(server.logs).isEqualTo(Map.of("a", "1\n"));
        assertThat(failures.count().lostEvents()).isEqualTo(1);
        List<LogPart> last = server.requests.get(server.requests.size() - 1);
        assertThat(last.get(0).graph()).asString(StandardCharsets.UTF_8).contains("code");
    }

    @Test
    void losesASingleChunkThatIsTooLarge() throws InterruptedException {
        Backlog a = new Backlog("a");
        server.largest = 300; // which graph and metadata do not come to
        put(a, "x".repeat(400));
        put(a, "1");

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(20);
        }

        assertThat(server.logs).isEqualTo(Map.of("a", "1\n"));
        assertThat(failures.count().lostEvents()).isEqualTo(1);
    }

    @Test
    void losesARequestThatIsRefused() throws InterruptedException {
        put(new Backlog("a"), "1");
        server.next.add(new ServerFailure(Kind.REFUSED, "It is refused.", null, null));

        assertThat(delivery.round()).isZero();

        assertThat(failures.count().lostEvents()).isEqualTo(1);
        assertThat(outbox.events()).isZero();
    }

    @Test
    void losesOfARequestThatIsRefusedNoMoreThanTheCause() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        put(a, "2");
        put(new Backlog("b"), "3");
        server.next.add(new ServerFailure(Kind.REFUSED, "It is refused.", null, null));
        server.next.add(new ServerFailure(Kind.REFUSED, "It is refused.", null, null));

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(10);
        }

        assertThat(server.logs).isEqualTo(Map.of("a", "2\n", "b", "3\n"));
        assertThat(failures.count().lostEvents()).isEqualTo(1);
    }

    /** As where two servers take turns that share no storage. */
    @Test
    void restsWhereALogIsSomewhereElseEachTime() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        server.moving = true;

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(5);
        }
        server.moving = false;
        while (outbox.events() > 0) {
            now += delivery.round();
            assertThat(server.requests).hasSizeLessThan(10);
        }

        assertThat(server.logs).isEqualTo(Map.of("a", "1\n"));
        assertThat(failures.count().lostEvents()).isZero();
    }

    /** As a proxy does that takes no bodies of such a size, and does not say so. */
    @Test
    void sendsSmallerRequestsWhereConnectionsBreak() throws InterruptedException {
        Backlog a = new Backlog("a");
        server.largest = 20_000;
        server.breaks = true;
        for (int i = 0; i < 50; i++) {
            put(a, "x".repeat(2_000));
        }

        while (outbox.events() > 0) {
            delivery.round();
            assertThat(server.requests).hasSizeLessThan(50);
        }

        assertThat(server.logs.get("a")).hasSize(50 * 2_001);
        assertThat(failures.count().lostEvents()).isZero();
    }

    @Test
    void holdsUpNobodyElseWhereOneApplicationBreaksTheConnectionEachTime() throws InterruptedException {
        server.largest = 20_000;
        server.breaks = true;
        put(new Backlog("a"), "x".repeat(30_000));
        put(new Backlog("b"), "1");
        put(new Backlog("c"), "2");

        for (int i = 0; i < 20; i++) {
            delivery.round();
        }

        assertThat(server.logs).isEqualTo(Map.of("b", "1\n", "c", "2\n"));
        assertThat(outbox.events()).isEqualTo(1);
        server.breaks = false;
        server.largest = Integer.MAX_VALUE;
        delivery.round();
        assertThat(server.logs).containsKey("a");
    }

    @Test
    @Timeout(20)
    void goesOnAfterAnError() throws InterruptedException {
        Delivery.Post poor = new Delivery.Post() {
            private boolean failed;

            @Override
            public List<LogReceipt> send(List<LogPart> parts) throws ServerFailure {
                if (!failed) {
                    failed = true;
                    throw new OutOfMemoryError("for a test");
                }
                return server.send(parts);
            }
        };
        var courier = new Courier(
                outbox,
                new Delivery(outbox, poor, failures, new Backoff(() -> 0), System::nanoTime),
                failures,
                Duration.ofMinutes(1));
        put(new Backlog("a"), "1");

        assertThat(courier.flush()).isTrue();
        courier.close();

        assertThat(server.logs).isEqualTo(Map.of("a", "1\n"));
        assertThat(failures.count().failures()).isEqualTo(1);
        assertThat(failures.count().lostEvents()).isZero();
    }

    /** It would keep what belongs to the first run for as long as there is something to send. */
    @Test
    void sendsInAThreadThatHasNothingOfTheRun() {
        var ofRun = new InheritableThreadLocal<String>();
        var seen = new ArrayList<String>();
        ofRun.set("of a run");
        var courier = new Courier(
                outbox,
                new Delivery(
                        outbox,
                        parts -> {
                            seen.add(ofRun.get());
                            return server.send(parts);
                        },
                        failures,
                        new Backoff(() -> 0),
                        System::nanoTime),
                failures,
                Duration.ofMinutes(1));
        put(new Backlog("a"), "1");

        assertThat(courier.flush()).isTrue();
        courier.close();

        assertThat(seen).isNotEmpty().containsOnlyNulls();
    }

    @Test
    @Timeout(20)
    void restsNoLongerThanUntilSomethingComesWhereAllElseIsPutOff() throws InterruptedException {
        Backlog a = new Backlog("a");
        server.failing.add("a");
        put(a, "1");
        delivery.round();
        assertThat(delivery.round()).isPositive();
        assertThat(delivery.isHeldUp()).isFalse();

        put(new Backlog("b"), "2");

        assertThat(outbox.bell().restUntilOffered(TimeUnit.MINUTES.toNanos(5))).isFalse();
        assertThat(delivery.round()).isZero();
        assertThat(server.logs).isEqualTo(Map.of("b", "2\n"));
    }

    @Test
    void tellsOfTroubleUntilEachApplicationIsStoredOrItsEventsAreGone() throws InterruptedException {
        Backlog a = new Backlog("a");
        Backlog b = new Backlog("b");
        server.failing.add("a");
        put(a, "1");
        delivery.round();

        put(b, "2");
        delivery.round();

        assertThat(failures.problem()).isEmpty();
        assertThat(failures.trouble())
                .contains("Server http://burr.example can't store events of application 'a' now, and they wait."
                        + " The disk is full.");

        server.failing.clear();
        now += TimeUnit.SECONDS.toNanos(1);
        delivery.round();

        assertThat(failures.trouble()).isEmpty();
    }

    @Test
    void tellsOfALossUntilEventsAreStoredAgain() throws InterruptedException {
        server.failing.add("a");
        put(new Backlog("a"), "bad");
        delivery.round();
        server.failing.clear();
        server.refused.add("bad");
        now += TimeUnit.SECONDS.toNanos(1);

        while (delivery.round() == 0) {
            assertThat(server.requests).hasSizeLessThan(10);
        }

        assertThat(failures.count().lostEvents()).isEqualTo(1);
        assertThat(failures.trouble().orElseThrow()).endsWith("does not take 1 events of application 'a'. It is bad.");

        put(new Backlog("b"), "1");
        delivery.round();

        assertThat(failures.trouble()).isEmpty();
    }

    @Test
    void triesAgainWhereTheAnswerDoesNotTell() throws InterruptedException {
        put(new Backlog("a"), "1");
        server.silent = true;
        delivery.round();
        server.silent = false;
        now += TimeUnit.SECONDS.toNanos(1);
        delivery.round();

        assertThat(server.logs).isEqualTo(Map.of("a", "1\n"));
        assertThat(outbox.events()).isZero();
    }

    @Test
    void waitsForNothingThatCameLater() throws InterruptedException {
        Backlog a = new Backlog("a");
        put(a, "1");
        var endOfA = outbox.ends(a);
        var ends = outbox.ends();
        assertThat(outbox.awaitSent(ends, 0)).isFalse();
        delivery.round();
        put(a, "2");

        assertThat(outbox.awaitSent(endOfA, 0)).isTrue();
        assertThat(outbox.awaitSent(ends, 0)).isTrue();
        assertThat(outbox.awaitSent(outbox.ends(a), 0)).isFalse();
        assertThat(outbox.awaitEmpty(0)).isFalse();
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        Backlog a = new Backlog("a");
        byte[] half = new byte[(int) PLENTY / 2];

        assertThat(outbox.offer(a, new Chunk(half, 3), record("a"))).isTrue();
        assertThat(outbox.offer(a, new Chunk(half, 2), record("a"))).isFalse();
        assertThat(outbox.offer(a, new Chunk(new byte[10], 1), record("a"))).isTrue();
        assertThat(outbox.events()).isEqualTo(4);

        assertThat(outbox.clear()).isEqualTo(4);
        assertThat(outbox.bytes()).isZero();
    }

    private void put(Backlog backlog, String line) {
        byte[] lines = (line + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(outbox.offer(backlog, new Chunk(lines, 1), record(backlog.appId)))
                .isTrue();
    }

    private ApplicationRecord record(String appId) {
        return applications.computeIfAbsent(
                appId,
                id -> new ApplicationRecord(
                        ApplicationId.of(id),
                        () -> new GraphDocument("count", List.of(), List.of()),
                        new MetadataDocument(null, null, null, null),
                        LogTime.of(Instant.EPOCH)));
    }

    private static ApplicationRecord withGraph(String appId, String code) {
        var action = new GraphDocument.Action("count", List.of(), List.of(), code, List.of(), List.of());
        return new ApplicationRecord(
                ApplicationId.of(appId),
                () -> new GraphDocument("count", List.of(action), List.of()),
                new MetadataDocument(null, null, null, null),
                LogTime.of(Instant.EPOCH));
    }

    private static long size(List<LogPart> parts) {
        return parts.stream().mapToLong(LogPart::bytes).sum();
    }

    private static ServerFailure away() {
        return new ServerFailure(Kind.AWAY, "It is away.", null, null);
    }

    /** Keeps lines as a server does. */
    private static final class FakeServer implements Delivery.Post {

        private final List<List<LogPart>> requests = new ArrayList<>();
        private final Queue<ServerFailure> next = new ArrayDeque<>();
        private final Map<String, String> logs = new HashMap<>();
        private final List<String> documented = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final List<String> failing = new ArrayList<>();
        private int largest = Integer.MAX_VALUE;
        private int largestPart = Integer.MAX_VALUE;
        private boolean silent;
        private boolean losesAnswers;
        private boolean breaks;
        private boolean moving;

        @Override
        public List<LogReceipt> send(List<LogPart> parts) throws ServerFailure {
            requests.add(parts);
            if (!next.isEmpty()) {
                throw next.remove();
            }
            if (size(parts) > largest && breaks) {
                throw new ServerFailure(Kind.BROKEN, "It broke.", null, null);
            }
            if (size(parts) > largest) {
                throw new ServerFailure(Kind.TOO_LARGE, "It is too large.", null, null);
            }
            List<LogReceipt> receipts = parts.stream().map(this::receipt).toList();
            if (losesAnswers) {
                throw away();
            }
            return silent ? List.of() : receipts;
        }

        private LogReceipt receipt(LogPart part) {
            String app = part.appId();
            String lines = new String(part.lines(), StandardCharsets.UTF_8);
            String log = logs.getOrDefault(app, "");
            if (failing.contains(app)) {
                return new LogReceipt(app, Outcome.FAILED, 0, false, "The disk is full.");
            }
            if (part.bytes() > largestPart || refused.stream().anyMatch(lines::contains)) {
                return new LogReceipt(app, Outcome.REFUSED, 0, false, "It is bad.");
            }
            int at = (int) part.at();
            if (moving) {
                return new LogReceipt(app, Outcome.MOVED, at + 1, false, null);
            }
            int there = Math.max(0, Math.min(log.length() - at, lines.length()));
            boolean fits = at <= log.length() && log.regionMatches(at, lines, 0, there);
            if (fits) {
                logs.put(app, log + lines.substring(there));
                if (part.metadata().length > 0) {
                    documented.add(app);
                }
            }
            return new LogReceipt(
                    app,
                    fits ? Outcome.STORED : Outcome.MOVED,
                    logs.getOrDefault(app, "").length(),
                    documented.contains(app),
                    null);
        }
    }
}
