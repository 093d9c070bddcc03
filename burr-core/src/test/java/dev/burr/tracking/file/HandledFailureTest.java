package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.FailedStep;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure that a transition handles, in files: what is recorded, and where an application goes on that stopped there. */
final class HandledFailureTest {

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    private final Graph graph = Graph.builder()
            .withActions(
                    action("fetch").writes("page").run(state -> {
                        throw new IOException("down");
                    }),
                    action("apologise")
                            .writes("answer")
                            .run((state, inputs, context) -> state.with(
                                    "answer",
                                    "sorry: "
                                            + context.failedStep()
                                                    .map(FailedStep::message)
                                                    .orElse("?"))))
            .withTransitions(from("fetch").onFailure(IOException.class).to("apologise"))
            .build();

    @BeforeEach
    void open() {
        client = LocalTrackingClient.builder().project("p").storageDir(storage).build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void recordsTheStepAsFailed() {
        app().step();

        PersistedState recorded = client.load("app").orElseThrow();
        assertThat(recorded.status()).isEqualTo(Status.FAILED);
        assertThat(recorded.position().failedStep())
                .isEqualTo(new FailedStep("fetch", "apologise", IOException.class.getName(), "down"));
    }

    @Test
    void resumesAtTheActionThatTheFailureLedTo() {
        app().step();

        Application resumed = new ApplicationBuilder()
                .withGraph(graph)
                .withTracker(client)
                .resumeFrom("app")
                .build();

        assertThat(resumed.run(after("apologise")).state().getString("answer")).isEqualTo("sorry: down");
        assertThat(resumed.sequenceId()).isEqualTo(1);
    }

    @Test
    void restartsAtTheEntrypoint() {
        app().step();

        Application restarted = new ApplicationBuilder()
                .withGraph(graph)
                .withEntrypoint("fetch")
                .withTracker(client)
                .restartFrom("app")
                .build();

        assertThat(restarted.nextAction()).contains("fetch");
    }

    @Test
    void forksAtTheActionThatTheFailureLedTo() {
        app().step();

        Application fork = new ApplicationBuilder()
                .withGraph(graph)
                .withTracker(client)
                .forkFrom("app", 0)
                .build();

        assertThat(fork.nextAction()).contains("apologise");
    }

    @Test
    void saysInTheLogWhyTheTargetRan() throws IOException {
        app().run(after("apologise"));

        assertThat(Files.readString(storage.resolve("p/app/log.jsonl")))
                .contains("\"condition\":\"onFailure(IOException)\"")
                .doesNotContain("__FAILED_STEP\":null");
        assertThat(Files.readString(storage.resolve("p/app/graph.json")))
                .contains("\"from_\":\"fetch\",\"to\":\"apologise\",\"condition\":\"onFailure(IOException)\"");
    }

    private Application app() {
        return new ApplicationBuilder()
                .withGraph(graph)
                .withState(State.empty())
                .withEntrypoint("fetch")
                .withIdentifiers("app")
                .withTracker(client)
                .build();
    }
}
