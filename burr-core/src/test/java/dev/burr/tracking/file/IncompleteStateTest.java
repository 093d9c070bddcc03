package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.BurrException;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import dev.burr.serde.SerdeBuilder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that lacks values is nothing to go on from: an action would take a marker for the value. */
final class IncompleteStateTest {

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    record Login(String user, String password) {}

    @AfterEach
    void close() {
        client.close();
    }

    /** Runs one step of application 'a', which puts these values. */
    private void record(SerdeBuilder serde, State values) {
        client = LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .serde(serde.build())
                .build();
        application()
                .withState(values)
                .withEntrypoint("keep")
                .withIdentifiers("a")
                .build()
                .step();
    }

    private ApplicationBuilder application() {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("keep").run(state -> state));
    }

    private static State login() {
        return State.of("login", new Login("ann", "s3cret"), "password", "s3cret", "n", 1);
    }

    @Test
    void isRefused() {
        record(Serde.builder().mask("password"), login());

        assertThatThrownBy(() -> application().resumeFrom("a").build())
                .isInstanceOf(BurrException.class)
                .hasMessage(
                        "Application 'a' can't resume from its recorded state, which lacks values: 'login.password' was"
                                + " masked, 'password' was masked. Pass them to overriding(…), each under its key of the state, or"
                                + " use a persister, which saves them whole.");
        assertThatThrownBy(() -> application().resumeFrom("a", login()).build())
                .hasMessageContaining("Application 'a' can't resume");
        assertThatThrownBy(() -> application().restartFrom("a").build())
                .hasMessageContaining("Application 'a' can't restart");
        assertThatThrownBy(() ->
                        application().forkFrom("a", 0).overriding("login", null).build())
                .hasMessageContaining("Application 'a' can't be forked")
                .hasMessageContaining(": 'password' was masked. ");
        assertThat(client.list()).containsExactly("a");
    }

    @Test
    void isCompletedByTheValuesThatAreGivenAnew() {
        record(Serde.builder().mask("password"), login());

        Application resumed = application()
                .resumeFrom("a")
                .overriding("login", new Login("ann", "new"))
                .overriding("password", "new")
                .build();

        assertThat(resumed.state().asMap())
                .isEqualTo(Map.of("login", new Login("ann", "new"), "password", "new", "n", 1));
    }

    @Test
    void isToldApartByWhatHappenedToItsValues() {
        record(
                Serde.builder().maxValueBytes(100),
                State.of("a", "x".repeat(101), "b", List.of(1, Map.of("o.p", new Object())), "c", "whole"));

        assertThatThrownBy(() -> application().resumeFrom("a").build())
                .hasMessageContaining(
                        ": 'a' was cut, as it was too large, 'b[1][\"o.p\"]' could not be written as JSON. Pass them");
    }

    @Test
    void namesAFewOfManyValues() {
        record(Serde.builder().mask("password"), State.of("all", Collections.nCopies(50, new Login("a", "b"))));

        assertThatThrownBy(() -> application().resumeFrom("a").build())
                .hasMessageContaining("'all[4].password' was masked, and 45 more. Pass them");
    }
}
