package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.StateRecording;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client remembers the last state of an application for as long as that may record another. */
final class RememberedStateTest {

    @TempDir
    private Path storage;

    @ParameterizedTest
    @EnumSource
    void isForgottenWhenTheApplicationIsGone(StateRecording recording) {
        try (var client = LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .state(recording)
                .build()) {
            var last = new ArrayList<WeakReference<Object>>();
            for (int i = 0; i < 20; i++) {
                last.add(lastValueOfARun(client));
            }
            System.gc();
            lastValueOfARun(client);

            assertThat(last).filteredOn(RememberedStateTest::isCollected).hasSizeGreaterThan(17);
        }
    }

    private static WeakReference<Object> lastValueOfARun(LocalTrackingClient client) {
        State end = new ApplicationBuilder()
                .withActions(
                        action("say")
                                .writes("said")
                                .run(state -> state.append("said", Map.of("text", "x".repeat(3_000)))),
                        action("done").run(state -> state))
                .withTransitions(from("say").to("done"))
                .withEntrypoint("say")
                .withState(State.of("said", List.of()))
                .withTracker(client)
                .build()
                .run(after("done"))
                .state();
        return new WeakReference<>(end.getList("said", Object.class).get(0));
    }

    private static boolean isCollected(WeakReference<?> reference) {
        for (int i = 0; i < 20 && !reference.refersTo(null); i++) {
            System.gc();
        }
        return reference.refersTo(null);
    }
}
