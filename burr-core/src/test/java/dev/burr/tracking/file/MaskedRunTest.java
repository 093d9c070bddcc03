package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import dev.burr.serde.ValueMarker;
import dev.burr.serde.ValueMarker.Kind;
import dev.burr.serde.ValueMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is masked is in no file of the tracker, whatever a step does with it. */
final class MaskedRunTest {

    private static final String SECRET = "hunter2-s3cret";

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    record Login(String user, String password) {}

    private ApplicationBuilder application(Serde serde) {
        client = LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .serde(serde)
                .build();
        return new ApplicationBuilder().withTracker(client);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private String everyFile() throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private List<Map<?, ?>> lines(String appId, String type) throws IOException {
        var lines = new ArrayList<Map<?, ?>>();
        for (String line :
                Files.readAllLines(storage.resolve("p").resolve(appId).resolve("log.jsonl"))) {
            Map<?, ?> fields = (Map<?, ?>) Serde.standard().parse(line);
            if (type.equals(fields.get("type"))) {
                lines.add(fields);
            }
        }
        return lines;
    }

    private static Serde masking() {
        return Serde.builder()
                .mask("*password*", "authorization", "to", "*kind*", "step")
                .build();
    }

    @Test
    void showsTheSecretNowhere() throws Exception {
        Application app = application(masking())
                .withActions(
                        action("login")
                                .inputs("password", "user")
                                .writes("login", "db_password", "to")
                                .runWithResult((state, inputs) -> {
                                    String password = inputs.getString("password");
                                    ActionContext.currentTracer().attribute("authorization", "Bearer " + password);
                                    ActionContext.currentTracer()
                                            .attribute("call", Map.of("headers", Map.of("Authorization", password)));
                                    ActionContext.currentTracer().event("sent", Map.of("password", password));
                                    State after = state.with(
                                                    "login", new Login("ann", password), "db_password", password)
                                            .with("to", password);
                                    return ActionResult.of(Map.of("password", password, "ok", true), after);
                                }),
                        action("use").reads("db_password", "login").run(state -> {
                            throw new IllegalStateException("Can't use " + state.get("db_password") + " of "
                                    + state.get("login") + ", password: abc");
                        }),
                        action("recover").writes("done").run(state -> state.with("done", true)))
                .withTransitions(
                        from("login").to("use").when(reading("db_password").test("known", state -> true)),
                        from("use").onFailure(IllegalStateException.class).to("recover"))
                .withState(State.of("old_password", SECRET))
                .withEntrypoint("login")
                .withIdentifiers("a")
                .build();

        app.run(after("recover"), Inputs.of("password", SECRET, "user", "ann"));

        assertThat(everyFile()).doesNotContain(SECRET).doesNotContain("abc").contains("ann");
        Map<String, Object> masked = Map.of("__burr_masked__", true);
        assertThat(lines("a", "begin_entry").get(0))
                .extracting("inputs")
                .isEqualTo(Map.of("password", masked, "user", "ann"));
        Map<?, ?> end = lines("a", "end_entry").get(0);
        assertThat(end).extracting("result").isEqualTo(Map.of("password", masked, "ok", true));
        assertThat((Map<?, ?>) end.get("state"))
                .hasToString("{old_password=" + masked + ", __SEQUENCE_ID=0, login={user=ann, password=" + masked
                        + "}, db_password=" + masked + ", to=" + masked + ", __PRIOR_STEP=login}");
        Map<?, ?> failed = lines("a", "end_entry").get(1);
        assertThat((String) failed.get("exception"))
                .startsWith(
                        "java.lang.IllegalStateException: Can't use *** of Login[user=ann, password=***], password: ***\n\tat ");
        assertThat((Map<?, ?>) failed.get("state"))
                .extracting("__FAILED_STEP")
                .asString()
                .contains("message=Can't use *** of");
        assertThat(lines("a", "attribute"))
                .extracting(line -> line.get("key") + "=" + line.get("value") + line.get("tags"))
                .containsExactly(
                        "authorization=" + masked + "{}",
                        "call={headers={Authorization=" + masked + "}}{}",
                        "sent={password=" + masked + "}{burr.kind=event}",
                        "burr.transition={from=login, to=use, condition=known, values={db_password=" + masked + "}}{}",
                        "burr.transition={from=use, to=recover, condition=onFailure(IllegalStateException), values={}}{}");
    }

    @Test
    void hidesTheInputsOfAFailureThatIsHandledInLaterStepsAsWell() throws Exception {
        Application app = application(masking())
                .withActions(
                        action("use").inputs("password").run((state, inputs) -> {
                            throw new IllegalStateException("Refused: " + inputs.get("password"));
                        }),
                        action("recover").run(state -> {
                            throw new IllegalArgumentException("not yet");
                        }))
                .withTransitions(
                        from("use").onFailure(IllegalStateException.class).to("recover"))
                .withEntrypoint("use")
                .withIdentifiers("a")
                .build();

        app.step(Inputs.of("password", SECRET));
        assertThatThrownBy(app::step).isInstanceOf(IllegalArgumentException.class);

        assertThat(everyFile()).doesNotContain(SECRET);
        assertThat(lines("a", "end_entry"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("state")).asString().contains("message=Refused: ***"));
    }

    @Test
    void hidesWhatAFunctionHidesEverywhere() throws Exception {
        Application app = application(Serde.builder()
                        .mask((path, value) -> SECRET.equals(value) ? ValueMask.MASKED : value)
                        .build())
                .withActions(
                        action("use").inputs("x").reads("y").writes("y", "z").run((state, inputs) -> {
                            if (state.has("y")) {
                                throw new IllegalStateException("Refused: " + inputs.get("x"));
                            }
                            return state.with("y", List.of(inputs.getString("x")), "z", new Login("ann", SECRET));
                        }))
                .withTransitions(from("use").to("use"))
                .withEntrypoint("use")
                .withIdentifiers("a")
                .build();

        app.step(Inputs.of("x", SECRET));
        assertThatThrownBy(() -> app.step(Inputs.of("x", SECRET))).hasMessageContaining(SECRET);

        assertThat(everyFile()).doesNotContain(SECRET);
        assertThat(lines("a", "end_entry").get(1).get("exception")).asString().contains("Refused: ***\n");
    }

    @Test
    void saysWhichInputsOfALoadedStepAreNotThere() {
        Application app = application(masking())
                .withActions(action("login").inputs("password", "user", "call").run((state, inputs) -> state))
                .withEntrypoint("login")
                .withIdentifiers("a")
                .build();
        app.step(Inputs.of("password", SECRET, "user", "ann", "call", Map.of("authorization", SECRET)));

        Map<String, Object> loaded = client.load("a").orElseThrow().inputs().asMap();

        assertThat(loaded).containsOnlyKeys("password", "user", "call").containsEntry("user", "ann");
        assertThat(loaded.keySet().stream().flatMap(name -> ValueMarker.in(name, loaded.get(name)).stream()))
                .containsExactlyInAnyOrder(
                        new ValueMarker(Kind.MASKED, "password"), new ValueMarker(Kind.MASKED, "call.authorization"));
    }

    @Test
    void changesNothingForTheProgram() {
        Application app = application(masking())
                .withActions(action("keep")
                        .reads("password")
                        .writes("copy")
                        .run(state -> state.with("copy", state.get("password"))))
                .withState(State.of("password", SECRET))
                .withEntrypoint("keep")
                .build();

        assertThat(app.step().orElseThrow().state().asMap()).isEqualTo(Map.of("password", SECRET, "copy", SECRET));
    }
}
