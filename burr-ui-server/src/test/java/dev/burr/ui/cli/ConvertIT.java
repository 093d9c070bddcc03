package dev.burr.ui.cli;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.environment.NeedsPython;
import dev.burr.serde.Serde;
import dev.burr.tracking.StateRecording;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.fixture.PythonBurr;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Apache Burr opens a converted run, and refuses it as it was before. */
@NeedsPython
final class ConvertIT {

    private static final Path SCRIPT = Path.of("src/test/python/open_runs.py");

    @TempDir
    private Path folder;

    private Map<String, Object> record(Path storage) {
        Map<String, Object> states = new LinkedHashMap<>();
        try (LocalTrackingClient client = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("chats")
                .state(StateRecording.DELTA)
                .build()) {
            Application app = new ApplicationBuilder()
                    .withTracker(client)
                    .withActions(action("say")
                            .inputs("text")
                            .writes("history", "turns")
                            .run((state, inputs) -> state.append("history", inputs.getString("text"))
                                    .increment("turns")))
                    .withTransitions(from("say").to("say"))
                    .withEntrypoint("say")
                    .withState(
                            State.of("history", new ArrayList<>(List.of("a long beginning ".repeat(40))), "turns", 0))
                    .withIdentifiers("a")
                    .build();
            for (int step = 0; step < 20; step++) {
                app.step(Inputs.of("text", "grüße 😀 " + step));
                states.put(String.valueOf(step), app.state().asMap());
            }
        }
        return states;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> opened(Path storage) throws Exception {
        return (Map<String, Map<String, Object>>)
                Serde.standard().parse(PythonBurr.run(SCRIPT, storage.toString(), "chats", "a"));
    }

    @Test
    void opensWithBurrOnceItIsConverted() throws Exception {
        Path recorded = folder.resolve("recorded");
        Path converted = folder.resolve("converted");
        Map<String, Object> states = record(recorded);

        int code = new CommandLine(new ConvertCommand())
                .execute("--storage=" + recorded, "--project=chats", "--app=a", "--to=" + converted);

        assertThat(code).isZero();
        assertThat(opened(recorded).get("a").get("refused")).asString().contains("state");
        Map<String, Object> found = opened(converted).get("a");
        assertThat(found).containsEntry("begins", 20).containsEntry("ends", 20);
        for (String step : states.keySet()) {
            assertThat(users(found, step)).as("step %s", step).isEqualTo(states.get(step));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> users(Map<String, Object> opened, String step) {
        Map<String, Map<String, Object>> states = (Map<String, Map<String, Object>>) opened.get("states");
        Map<String, Object> users = new LinkedHashMap<>(states.get(step));
        users.keySet().removeIf(key -> key.startsWith("__"));
        return users;
    }
}
