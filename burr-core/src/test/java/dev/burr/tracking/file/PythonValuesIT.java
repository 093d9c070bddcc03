package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.core.Inputs;
import dev.burr.environment.NeedsPython;
import dev.burr.serde.Serde;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original reads every value that we write, and what we write in place of one. */
@NeedsPython
final class PythonValuesIT {

    private static final String PROJECT = "values";

    @TempDir
    private Path storage;

    @Test
    void areReadByPython() throws Exception {
        List<StrangeValue> values = StrangeValue.all();
        try (LocalTrackingClient client = LocalTrackingClient.builder()
                .project(PROJECT)
                .storageDir(storage)
                .serde(Serde.builder().mask("after").build())
                .build()) {
            Application app = TrackedValuesTest.passingOn(client)
                    .withIdentifiers("values")
                    .build();
            values.forEach(strange -> app.step(Inputs.of("value", strange.value())));

            Map<?, ?> read = (Map<?, ?>)
                    PythonScripts.run("read_engine_runs.py", storage, PROJECT).get("values");

            assertThat(read.get("counted")).isEqualTo(values.size());
            Map<?, ?> loaded = (Map<?, ?>) read.get("loaded");
            assertThat(loaded).hasSize(values.size());
            for (int id = 0; id < values.size(); id++) {
                Map<?, ?> state = (Map<?, ?>) ((Map<?, ?>) loaded.get(Integer.toString(id))).get("state");
                assertThat(state.get("value"))
                        .as(values.get(id).name())
                        .isEqualTo(
                                client.load("values", id).orElseThrow().state().get("value"));
                assertThat(state.get("after")).isEqualTo(Map.of("__burr_masked__", true));
            }
        }
    }
}
