package dev.burr.storage.contract;

import static dev.burr.storage.contract.RecordedSteps.GRAPH;
import static dev.burr.storage.contract.RecordedSteps.begin;
import static dev.burr.storage.contract.RecordedSteps.end;
import static dev.burr.storage.contract.RecordedSteps.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.EntryFilter;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogStamp;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a {@link TrackingRepository} promises. A test class of each implementation extends it, and gives each test a storage that is
 * empty. Positions and lengths of entries are taken for what the implementation makes of them: bytes of a file, or numbers of rows.
 */
public abstract class TrackingRepositoryContract {

    private static final ApplicationKey RUN = new ApplicationKey("chat", "run-1");
    private static final ApplicationKey OTHER = new ApplicationKey("chat", "run-2");
    private static final Line SOMEWHERE = new Line(0, 1);

    /** The storage under test. */
    protected abstract TrackingRepository repository();

    /** What writes into it. */
    protected abstract RunRecorder recorder();

    /** Names that no run of these tests has, some of which mean something to a file system or to a database. */
    protected static Stream<String> namesOfNothing() {
        return Stream.of(
                "nobody",
                "",
                " ",
                ".",
                "..",
                "../chat",
                "a/b",
                "a\\b",
                "/etc",
                "%2e%2e",
                "a;b",
                "' or 1=1 --",
                "\u0000",
                "\ud800",
                "\u202e",
                "*",
                "x".repeat(10_000));
    }

    private void create(ApplicationKey key) {
        recorder().create(key, GRAPH, MetadataDocument.EMPTY);
    }

    private ReadEntries read(ApplicationKey key) {
        ReadEntries entries = new ReadEntries();
        repository().readLog(key, 0, entries);
        return entries;
    }

    private static ChildLink spawned(String name) {
        return new ChildLink(
                new Pointer(name, null, null),
                LogTime.of(Instant.parse("2026-11-23T10:00:00Z")),
                ChildLink.Kind.SPAWN,
                1L);
    }

    private Stamp stamp() {
        return repository().application(RUN).orElseThrow().stamp();
    }

    @Test
    void saysWhereItIs() {
        assertThat(repository().location()).isNotBlank();
    }

    @Test
    void isEmptyBeforeAnythingIsRecorded() {
        assertThat(repository().projects()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("namesOfNothing")
    void findsNothingUnderANameOfNothing(String name) {
        create(RUN);
        for (ApplicationKey key : List.of(new ApplicationKey("chat", name), new ApplicationKey(name, "run-1"))) {
            ReadEntries entries = new ReadEntries();
            LogRead read = repository().readLog(key, 0, entries);

            assertThat(repository().application(key)).isEmpty();
            assertThat(repository().graph(key).readable()).isEmpty();
            assertThat(repository().metadata(key).readable()).isEmpty();
            assertThat(repository().children(key).readable().orElse(List.of())).isEmpty();
            assertThat(repository().lastWritten(key)).isEmpty();
            assertThat(entries.lines()).isEmpty();
            assertThat(read.position()).isZero();
            assertThat(repository().event(key, SOMEWHERE)).isEmpty();
            assertThat(repository().fingerprint(key, SOMEWHERE)).isEmpty();
        }
        assertThat(repository().project(name)).isEmpty();
        assertThat(repository().applications(name)).isEmpty();
        assertThat(repository().applicationIds(name)).isEmpty();
    }

    @Test
    void listsProjectsAndTheirApplications() {
        create(RUN);
        create(OTHER);
        create(new ApplicationKey("shop", "run-1"));

        assertThat(repository().projects()).extracting(StoredProject::id).containsExactlyInAnyOrder("chat", "shop");
        assertThat(repository().project("shop")).map(StoredProject::id).contains("shop");
        assertThat(repository().applications("chat"))
                .extracting(StoredApplication::key)
                .containsExactlyInAnyOrder(RUN, OTHER);
        assertThat(repository().applicationIds("chat")).containsExactlyInAnyOrder("run-1", "run-2");
    }

    @Test
    void opensAHiddenApplicationAndListsItNowhere() {
        ApplicationKey hidden = new ApplicationKey("chat", ".hidden");
        create(RUN);
        create(hidden);

        assertThat(repository().application(hidden)).isPresent();
        assertThat(repository().applicationIds("chat")).containsExactly("run-1");
        assertThat(repository().applications("chat"))
                .extracting(StoredApplication::key)
                .containsExactly(RUN);
    }

    @Test
    void readsWhatAnApplicationIs() {
        MetadataDocument metadata =
                new MetadataDocument("user \u00fc;/%", new Pointer("parent", 3L, "user"), null, null);
        recorder().create(RUN, GRAPH, metadata);

        assertThat(repository().graph(RUN).readable()).contains(GRAPH);
        assertThat(repository().graph(RUN).problem()).isNull();
        assertThat(repository().metadata(RUN).readable()).contains(metadata);
    }

    @Test
    void readsChildrenInTheOrderInWhichTheyCame() {
        create(RUN);
        List<ChildLink> children = Stream.of("b", "a", "c")
                .map(TrackingRepositoryContract::spawned)
                .toList();
        Stamp before = stamp();

        children.forEach(child -> recorder().link(RUN, child));

        assertThat(repository().children(RUN).readable().orElseThrow())
                .extracting(link -> link.child().appId())
                .containsExactly("b", "a", "c");
        assertThat(stamp())
                .as("a change that whoever looks for changes can see")
                .isNotEqualTo(before);
    }

    @Test
    void handsOutEntriesInTheirOrderAndPlaces() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        recorder().append(RUN, step(1, "\u00fc \ud83d\ude00 \" \\ \n"));

        ReadEntries entries = read(RUN);

        assertThat(entries.told())
                .containsExactly(
                        "begin_entry 0",
                        "end_entry 0 yes",
                        "begin_entry 1",
                        "end_entry 1 \u00fc \ud83d\ude00 \" \\ \n");
        assertThat(entries.lines()).extracting(Line::offset).isSorted().doesNotHaveDuplicates();
        assertThat(entries.problems()).isEmpty();
        assertThat(read(RUN).lines()).isEqualTo(entries.lines());
    }

    @Test
    void goesOnFromWhereAReaderCameTo() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        LogRead first = repository().readLog(RUN, 0, new ReadEntries());
        assertThat(repository()
                        .readLog(RUN, first.position(), new ReadEntries())
                        .position())
                .isEqualTo(first.position());

        recorder().append(RUN, List.of(begin(1)));
        ReadEntries more = new ReadEntries();
        LogRead second = repository().readLog(RUN, first.position(), more);

        assertThat(more.told()).containsExactly("begin_entry 1");
        assertThat(second.position()).isGreaterThan(first.position());
    }

    @Test
    void hidesNothingBehindAnEntryThatCannotBeRead() {
        create(RUN);
        create(OTHER);
        recorder().append(RUN, step(0, "yes"));
        recorder().appendUnreadable(RUN);
        recorder().append(RUN, step(1, "no"));
        recorder().append(OTHER, step(0, "fine"));

        ReadEntries entries = read(RUN);

        assertThat(entries.problems()).hasSize(1).allMatch(why -> !why.isBlank());
        assertThat(entries.told()).hasSize(4).contains("end_entry 1 no");
        assertThat(repository().applicationIds("chat")).containsExactlyInAnyOrder("run-1", "run-2");
        assertThat(read(OTHER).told()).contains("end_entry 0 fine");
    }

    @Test
    void readsEntriesAgainInTheOrderInWhichTheyAreWanted() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        recorder().append(RUN, step(1, "no"));
        ReadEntries entries = read(RUN);
        List<Line> backwards = new ArrayList<>(entries.lines());
        Collections.reverse(backwards);

        List<String> again = repository().events(RUN, backwards).stream()
                .map(event -> event.map(RecordedSteps::told).orElse("gone"))
                .toList();

        Collections.reverse(backwards);
        assertThat(again).containsExactly("end_entry 1 no", "begin_entry 1", "end_entry 0 yes", "begin_entry 0");
        assertThat(repository().event(RUN, backwards.get(1)).map(RecordedSteps::told))
                .contains("end_entry 0 yes");
    }

    @Test
    void saysOfEntriesThatAreNotThereThatTheyAreNot() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        Line last = read(RUN).lines().get(1);
        Line behind = new Line(last.offset() + last.length() + 1_000, last.length());

        List<Optional<TrackingEvent>> events = repository().events(RUN, List.of(last, behind));

        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isEmpty();
        assertThat(repository().fingerprint(RUN, behind)).isEmpty();
    }

    @Test
    void changesItsStampWithEachEntryAndKeepsItsIdentity() {
        create(RUN);
        recorder().append(RUN, List.of(begin(0)));
        Stamp begun = stamp();
        assertThat(stamp()).isEqualTo(begun);

        recorder().append(RUN, List.of(end(0, "yes")));

        assertThat(stamp().logBytes()).isGreaterThan(begun.logBytes());
        assertThat(stamp().logIdentity()).isEqualTo(begun.logIdentity());
        assertThat(repository().lastWritten(RUN)).isPresent();
    }

    @Test
    void tellsALogFromTheOneThatReplacesIt() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        Stamp before = stamp();
        Line last = read(RUN).lines().get(1);
        long fingerprint = repository().fingerprint(RUN, last).orElseThrow();

        recorder().replace(RUN, step(0, "YES"));

        assertThat(stamp().logIdentity()).isNotEqualTo(before.logIdentity());
        assertThat(repository().fingerprint(RUN, last)).isNotEmpty().isNotEqualTo(OptionalLong.of(fingerprint));
        assertThat(read(RUN).told()).containsExactly("begin_entry 0", "end_entry 0 YES");
    }

    @Test
    void tellsCheaplyThatALogHasChanged() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        LogStamp before = repository().logStamp(RUN).orElseThrow();
        assertThat(repository().logStamp(RUN)).contains(before);

        recorder().append(RUN, step(1, "no"));
        LogStamp grown = repository().logStamp(RUN).orElseThrow();
        recorder().replace(RUN, step(0, "YES"));
        LogStamp replaced = repository().logStamp(RUN).orElseThrow();

        assertThat(grown.bytes()).isGreaterThan(before.bytes());
        assertThat(grown.identity()).isEqualTo(before.identity());
        assertThat(replaced.identity()).isNotEqualTo(before.identity());
        assertThat(repository().logStamp(OTHER)).isEmpty();
    }

    @Test
    void recognisesEntriesByTheirFingerprints() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        ReadEntries entries = new ReadEntries();
        LogRead read = repository().readLog(RUN, 0, entries);

        assertThat(repository().fingerprint(RUN, entries.lines().get(1))).isEqualTo(read.fingerprint());
        assertThat(repository().fingerprint(RUN, entries.lines().get(0))).isNotEqualTo(read.fingerprint());
        recorder().append(RUN, step(1, "no"));
        assertThat(repository().fingerprint(RUN, entries.lines().get(1))).isEqualTo(read.fingerprint());
    }

    @Test
    void readsHeadingsInTheSamePlaces() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        recorder().append(RUN, step(1, "no"));
        List<String> headings = new ArrayList<>();
        ReadEntries places = new ReadEntries();

        LogRead read = repository().readHeadings(RUN, 0, places);
        repository()
                .events(RUN, places.lines())
                .forEach(event -> headings.add(RecordedSteps.heading(event.orElseThrow())));

        assertThat(places.lines()).isEqualTo(read(RUN).lines());
        assertThat(headings).containsExactly("begin_entry 0", "end_entry 0", "begin_entry 1", "end_entry 1");
        assertThat(read.position())
                .isEqualTo(repository().readLog(RUN, 0, new ReadEntries()).position());
    }

    @Test
    void readsTheSameOfAnApplicationThatWasFoundAMomentAgo() {
        create(RUN);
        StoredApplication empty = repository().application(RUN).orElseThrow();
        assertThat(repository().documents(empty)).isEqualTo(repository().documents(RUN));
        assertThat(repository().readHeadings(empty, 0, new ReadEntries()))
                .isEqualTo(repository().readHeadings(RUN, 0, new ReadEntries()));

        recorder().append(RUN, step(0, "yes"));
        recorder().link(RUN, spawned("child"));
        StoredApplication found = repository().application(RUN).orElseThrow();
        ReadEntries entries = new ReadEntries();
        LogRead read = repository().readHeadings(found, 0, entries);

        assertThat(repository().documents(found)).isEqualTo(repository().documents(RUN));
        assertThat(entries.lines()).isEqualTo(read(RUN).lines());
        assertThat(read).isEqualTo(repository().readHeadings(RUN, 0, new ReadEntries()));
    }

    @Test
    void handsOutEverythingThatAFilterMayWant() {
        create(RUN);
        recorder().append(RUN, step(0, "a needle in it"));
        recorder().append(RUN, step(1, "hay"));
        ReadEntries entries = new ReadEntries();

        repository().readLog(RUN, 0, containing("needle"), entries);

        assertThat(entries.told()).contains("end_entry 0 a needle in it");
    }

    @Test
    void losesNothingWhenAFilterIsDoneEarly() {
        create(RUN);
        recorder().append(RUN, step(0, "yes"));
        recorder().append(RUN, step(1, "no"));
        ReadEntries entries = new ReadEntries();

        LogRead read = repository().readLog(RUN, 0, doneAfterOne(entries), entries);
        repository().readLog(RUN, read.position(), entries);

        assertThat(entries.told())
                .containsExactly("begin_entry 0", "end_entry 0 yes", "begin_entry 1", "end_entry 1 no");
    }

    @Test
    void showsReadersEachEntryOnceWhileItIsWritten() {
        int steps = 100;
        create(RUN);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int n = 0; n < steps; n++) {
                recorder().append(RUN, step(n, "answer " + n));
            }
        });
        ReadEntries entries = new ReadEntries();
        long position = 0;
        boolean done;
        do {
            done = writing.isDone();
            position = repository().readLog(RUN, position, entries).position();
        } while (!done);
        writing.join();

        assertThat(entries.problems()).isEmpty();
        assertThat(entries.told())
                .isEqualTo(read(RUN).told())
                .hasSize(2 * steps)
                .doesNotHaveDuplicates();
    }

    @Test
    void forgetsWhatWasTakenAway() {
        create(RUN);
        create(OTHER);
        recorder().append(RUN, step(0, "yes"));
        Line first = read(RUN).lines().get(0);

        recorder().delete(RUN);

        assertThat(repository().application(RUN)).isEmpty();
        assertThat(repository().event(RUN, first)).isEmpty();
        assertThat(repository().applicationIds("chat")).containsExactly("run-2");
    }

    private static EntryFilter containing(String word) {
        return new EntryFilter() {
            @Override
            public boolean mayBeWanted(byte[] json, int start, int length) {
                return new String(json, start, length, StandardCharsets.UTF_8).contains(word);
            }

            @Override
            public boolean isDone() {
                return false;
            }
        };
    }

    private static EntryFilter doneAfterOne(ReadEntries entries) {
        return new EntryFilter() {
            @Override
            public boolean mayBeWanted(byte[] json, int start, int length) {
                return true;
            }

            @Override
            public boolean isDone() {
                return !entries.lines().isEmpty();
            }
        };
    }
}
