package dev.burr.tracking;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedGraphTest {

    @TempDir
    private Path storage;

    @Test
    void recordsTheRestWhenAnActionFailsToShowItsSource() throws IOException {
        Action failing = new Sourced(() -> {
            throw new UnsupportedOperationException();
        });

        TrackingClient client = runTracked(failing);

        assertThat(client.failures()).isEqualTo(1);
        assertThat(client.lostEvents()).isZero();
        assertThat(graph().actions())
                .extracting(GraphDocument.Action::code)
                .satisfiesExactly(
                        code -> assertThat(code)
                                .isEqualTo("// The source can't be shown: source() of " + Sourced.class.getName()
                                        + " failed with java.lang.UnsupportedOperationException."),
                        code -> assertThat(code).startsWith("// " + RecordedGraphTest.class.getName()));
        assertThat(graph().transitions()).hasSize(1);
        assertThat(metadata().partitionKey()).isEqualTo("user_1");
    }

    @Test
    @SuppressWarnings("NullAway") // what an action without null checks may do
    void recordsTheRestWhenAnActionHasNoSource() throws IOException {
        assertThat(runTracked(new Sourced(() -> null)).failures()).isEqualTo(1);

        assertThat(graph().actions().get(0).code()).endsWith("failed with java.lang.IllegalStateException.");
        assertThat(metadata().partitionKey()).isEqualTo("user_1");
    }

    @Test
    void recordsTheRestWhenASourceNeedsAClassThatIsNotThere() throws IOException {
        runTracked(new Sourced(() -> {
            throw new NoClassDefFoundError("com/acme/Decompiler");
        }));

        assertThat(graph().actions().get(0).code()).endsWith("failed with java.lang.NoClassDefFoundError.");
    }

    /** Failures that matter don't matter here: nothing is lost that the run needs. */
    private TrackingClient runTracked(Action first) {
        var client = LocalTrackingClient.builder()
                .project("test")
                .storageDir(storage)
                .onFailure(OnFailure.FAIL)
                .build();
        try (client) {
            new ApplicationBuilder()
                    .withTracker(client)
                    .withActions(first, action("rest").run(state -> state))
                    .withTransitions(from("sourced").to("rest"))
                    .withEntrypoint("sourced")
                    .withIdentifiers("app", "user_1")
                    .build()
                    .step();
        }
        return client;
    }

    private GraphDocument graph() throws IOException {
        return TrackingCodec.standard()
                .decodeGraph(Files.readAllBytes(storage.resolve("test/app/graph.json")))
                .value()
                .orElseThrow();
    }

    private MetadataDocument metadata() throws IOException {
        return TrackingCodec.standard()
                .decodeMetadata(Files.readAllBytes(storage.resolve("test/app/metadata.json")))
                .value()
                .orElseThrow();
    }

    private record Sourced(Supplier<String> code) implements Action {

        @Override
        public String name() {
            return "sourced";
        }

        @Override
        public String source() {
            return code.get();
        }

        @Override
        public ActionResult run(State state, Inputs inputs, ActionContext context) {
            return ActionResult.of(state);
        }
    }
}
