package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.core.ChildRun.Inherited;
import dev.burr.core.InvalidGraphException;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Children that are watched and stored by others than their parent. */
@Timeout(60)
final class ChildrenBuilderTest {

    private final TestTracker tracker = new TestTracker();
    private final TestTracker details = new TestTracker();
    private final InMemoryStatePersister persister = new InMemoryStatePersister();
    private final InMemoryStatePersister drafts = new InMemoryStatePersister();
    private final EventLog events = new EventLog();
    private final EventLog ofChildren = new EventLog();

    private static final Action LEAF = action("leaf").writes("done").run(state -> state.with("done", true));

    private static Action parallel(String name, Action child) {
        return action(name).parallel(map -> map.running(child).joining(name + "_children", ChildResult::appId));
    }

    /** An application that everything watches and stores, on the thread of the test. */
    private ApplicationBuilder running(Action action) {
        return new ApplicationBuilder()
                .withActions(action)
                .withEntrypoint(action.name())
                .withIdentifiers("app", "me")
                .withExecutor(Runnable::run)
                .withHooks(events)
                .withTracker(tracker)
                .withPersister(persister);
    }

    private static String childOf(Application app) {
        return app.state().getList("map_children", String.class).get(0);
    }

    private static List<String> created(EventLog log) {
        return log.of(ApplicationCreated.class).stream()
                .map(event -> event.application().appId())
                .toList();
    }

    @Test
    void inheritEverythingWhenNothingIsSaid() {
        Application app = running(parallel("map", LEAF)).build();

        app.step();

        assertThat(tracker.list()).containsExactlyInAnyOrder("app", childOf(app));
        assertThat(persister.list()).containsExactlyInAnyOrder("app", childOf(app));
        assertThat(created(events)).containsExactly("app", childOf(app));
    }

    @Test
    void areRecordedByTheTrackerThatTheyAreGiven() {
        Application app = running(parallel("map", LEAF))
                .withChildrenOf("map", children -> children.tracker(details))
                .build();

        app.step();

        assertThat(tracker.list()).containsExactly("app");
        assertThat(details.list()).containsExactly(childOf(app));
        assertThat(persister.list()).containsExactlyInAnyOrder("app", childOf(app));
        assertThat(created(events)).containsExactly("app", childOf(app));
    }

    @Test
    void areSavedByThePersisterThatTheyAreGiven() {
        Application app = running(parallel("map", LEAF))
                .withChildrenOf("map", children -> children.persister(drafts))
                .build();

        app.step();

        assertThat(persister.list()).containsExactly("app");
        assertThat(drafts.list()).containsExactly(childOf(app));
        assertThat(drafts.load(childOf(app)).orElseThrow().application().partitionKey())
                .isEqualTo("me");
        assertThat(tracker.list()).containsExactlyInAnyOrder("app", childOf(app));
    }

    @Test
    void areObservedByTheHooksThatTheyAreGiven() {
        Application app = running(parallel("map", LEAF))
                .withChildrenOf("map", children -> children.hooks(ofChildren))
                .build();

        app.step();

        assertThat(created(events)).containsExactly("app");
        assertThat(created(ofChildren)).containsExactly(childOf(app));
        assertThat(tracker.list()).containsExactlyInAnyOrder("app", childOf(app));
    }

    @Test
    void areObservedByNobodyWhenTheyAreGivenNoHook() {
        Application app = running(parallel("map", LEAF))
                .withChildrenOf("map", children -> children.hooks())
                .build();

        app.step();

        assertThat(created(events)).containsExactly("app");
    }

    @Test
    void haveWhatAllAreGivenUnlessTheirActionSaysOtherwise() {
        Application app = running(parallel("map", LEAF))
                .withChildren(children -> children.tracker(tracker).hooks(ofChildren))
                .withChildrenOf("map", children -> children.tracker(details))
                .build();

        app.step();

        assertThat(details.list()).containsExactly(childOf(app));
        assertThat(created(ofChildren)).containsExactly(childOf(app));
    }

    @Test
    void haveWhatTheyAreGivenWhateverTheyInherit() {
        Action map = action("map")
                .parallel(each ->
                        each.running(LEAF).inheriting(Inherited.HOOKS).joining("map_children", ChildResult::appId));
        Application app = running(map)
                .withChildrenOf("map", children -> children.tracker(details))
                .build();

        app.step();

        assertThat(details.list()).containsExactly(childOf(app));
        assertThat(persister.list()).containsExactly("app");
    }

    @Test
    void passOnWhatTheyAreGiven() {
        Application app = running(parallel("map", parallel("inner", LEAF)))
                .withChildrenOf("map", children -> children.tracker(details).persister(drafts))
                .build();

        app.step();

        String child = childOf(app);
        String grandchild = details.load(child)
                .orElseThrow()
                .state()
                .getList("inner_children", String.class)
                .get(0);
        assertThat(tracker.list()).containsExactly("app");
        assertThat(persister.list()).containsExactly("app");
        assertThat(details.list()).containsExactlyInAnyOrder(child, grandchild);
        assertThat(drafts.list()).containsExactlyInAnyOrder(child, grandchild);
        assertThat(created(events)).containsExactly("app", child, grandchild);
    }

    @Test
    void mayLeaveOutForTheirOwnWhatTheyAreGiven() {
        Action inner = action("inner")
                .parallel(map ->
                        map.running(LEAF).inheriting(Inherited.HOOKS).joining("inner_children", ChildResult::appId));
        Application app = running(parallel("map", inner))
                .withChildren(children -> children.tracker(details))
                .build();

        app.step();

        assertThat(details.list()).containsExactly(childOf(app));
    }

    @Test
    void ofActionsThatAreNotParallelHaveItToo() {
        Action spawns = action("map").writes("map_children").run((state, inputs, context) -> {
            ChildResult child = context.spawn(ChildRun.of("one", LEAF, state, inputs));
            return state.with("map_children", List.of(child.appId()));
        });
        Application app = running(spawns)
                .withChildrenOf("map", children -> children.tracker(details))
                .build();

        app.step();

        assertThat(details.list()).containsExactly(childOf(app));
    }

    @Test
    void ofOtherActionsHaveItNot() {
        Application app = running(parallel("map", LEAF))
                .withActions(action("other").run(state -> state))
                .withChildrenOf("other", children -> children.tracker(details))
                .build();

        app.step();

        assertThat(details.list()).isEmpty();
        assertThat(tracker.list()).containsExactlyInAnyOrder("app", childOf(app));
    }

    @Test
    void areSavedWhenAllOthersHaveSeenTheStep() {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        var watching = new LifecycleHook() {
            @Override
            public void stepFinished(StepFinished event) {
                seen.add(event.action() + " before " + drafts.list());
            }
        };
        Application app = running(parallel("map", LEAF))
                .withChildren(children -> children.persister(drafts).hooks(watching))
                .build();

        app.step();

        assertThat(seen).containsExactly("leaf before []");
    }

    @Test
    void replaceWhatADeadProcessSavedOfThem() {
        for (int i = 0; i < 2; i++) {
            Application app = running(parallel("map", LEAF))
                    .withChildren(children -> children.persister(drafts))
                    .build();
            app.step();
            persister.delete("app");
        }

        assertThat(drafts.list()).hasSize(1);
    }

    @Test
    void areReportedWhenTheirActionIsNotThere() {
        ApplicationBuilder builder = running(parallel("map", LEAF))
                .withEntrypoint("start")
                .withChildrenOf("fan_out", children -> children.tracker(details))
                .withChildrenOf("leaf", children -> children.tracker(details));

        assertThatThrownBy(builder::build).isInstanceOfSatisfying(InvalidGraphException.class, e -> assertThat(
                        e.problems())
                .containsExactly(
                        "Entrypoint 'start' is not an action of this graph (actions: 'map'). Pass one of them to withEntrypoint.",
                        "Action 'fan_out' is not in this graph (actions: 'map'). Pass one of them to withChildrenOf.",
                        "Action 'leaf' is not in this graph (actions: 'map'). Pass one of them to withChildrenOf."));
    }

    @Test
    void areToldOfOnce() {
        assertThatThrownBy(() -> new ApplicationBuilder()
                        .withChildrenOf("map", children -> children.tracker(details))
                        .withChildrenOf("map", children -> children.persister(drafts)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "withChildrenOf can't be used here: it was called already for action 'map'. Say everything in one call.");
        assertThatThrownBy(() -> new ApplicationBuilder()
                        .withChildren(children -> children.tracker(details))
                        .withChildren(children -> children.persister(drafts)))
                .hasMessage("withChildren can't be used here: it was called already. Say everything in one call.");
        assertThatThrownBy(() -> new ApplicationBuilder()
                        .withChildren(children -> children.tracker(details).tracker(tracker)))
                .hasMessage("tracker(…) was called already for these children. Call it once.");
    }

    @Test
    void areTheSameForEveryApplicationOfABuilder() {
        ApplicationBuilder builder =
                running(parallel("map", LEAF)).withChildrenOf("map", children -> children.tracker(details));

        builder.build().step();
        builder.withIdentifiers("second").build().step();

        assertThat(details.list()).hasSize(2);
        assertThat(tracker.list()).containsExactly("app", "second");
    }

    @Nested
    final class InFiles {

        @TempDir
        private Path storage;

        private Application app(LocalTrackingClient ofParent, LocalTrackingClient ofChildren) {
            return new ApplicationBuilder()
                    .withActions(parallel("map", parallel("inner", LEAF)))
                    .withEntrypoint("map")
                    .withIdentifiers("app", "me")
                    .withState(State.empty())
                    .withClock(Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC))
                    .withExecutor(Runnable::run)
                    .withTracker(ofParent)
                    .withChildrenOf("map", children -> children.tracker(ofChildren))
                    .build();
        }

        private LocalTrackingClient client(String directory, String project) {
            return LocalTrackingClient.builder()
                    .project(project)
                    .storageDir(storage.resolve(directory))
                    .build();
        }

        @Test
        void areInTheStorageOfTheirTrackerAndNameTheirStep() throws IOException {
            String child;
            try (var here = client("here", "chat");
                    var there = client("there", "details")) {
                Application app = app(here, there);
                app.run(after("map"));
                child = childOf(app);
            }

            assertThat(filesIn("here/chat")).containsExactly("app/graph.json", "app/log.jsonl", "app/metadata.json");
            assertThat(filesIn("there/details"))
                    .hasSize(8)
                    .contains(child + "/log.jsonl", child + "/children.jsonl")
                    .noneMatch(file -> file.startsWith("app/"));
            assertThat(text("there/details/" + child + "/metadata.json"))
                    .contains(
                            "'spawning_parent_pointer':{'type':'pointer_data','app_id':'app','sequence_id':0,'partition_key':'me'}");
        }

        @Test
        void areListedAtTheirStepWhereThatIsRecordedToo() throws IOException {
            String child;
            try (var one = client("here", "chat");
                    var other = client("here", "chat")) {
                Application app = app(one, other);
                app.run(after("map"));
                child = childOf(app);
            }

            assertThat(text("here/chat/app/children.jsonl"))
                    .isEqualTo(
                            "{'type':'child_application_data','child':{'type':'pointer_data','app_id':'%s','sequence_id':null,'partition_key':'me'},'event_time':'2026-11-26T08:00:00.000000Z','event_type':'spawn_start','sequence_id':0}\n"
                                    .formatted(child));
        }

        private String text(String file) throws IOException {
            return Files.readString(storage.resolve(file))
                    .replace('"', '\'')
                    .replace("': ", "':")
                    .replace(", '", ",'");
        }

        private List<String> filesIn(String directory) throws IOException {
            Path root = storage.resolve(directory);
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            }
        }
    }
}
