package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.cases.TestCases;
import dev.burr.cases.TraceCase;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.environment.NeedsPython;
import dev.burr.environment.Python;
import dev.burr.serde.Serde;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of test cases are exchanged with the original: its tool writes them of our runs, and its test support reads ours. */
@NeedsPython
final class PythonTestCasesIT {

    /** Burr's tool looks for runs in the user's home only. */
    @TempDir
    private Path home;

    private LocalTrackingClient client;

    @BeforeEach
    void record() {
        client = LocalTrackingClient.builder()
                .project("chats")
                .storageDir(home.resolve(".burr"))
                .build();
        Application app = new ApplicationBuilder()
                .withTracker(client)
                .withActions(
                        action("prompt")
                                .inputs("prompt")
                                .writes("prompt")
                                .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))),
                        action("respond").reads("prompt").writes("history").run(state -> {
                            if (state.getString("prompt").isBlank()) {
                                throw new IllegalStateException("Nothing to say.");
                            }
                            return state.append("history", new Message("user", state.getString("prompt")));
                        }))
                .withTransitions(from("prompt").to("respond"), from("respond").to("prompt"))
                .withState(State.of("history", List.of(), "mode", null, "numbers", numbers()))
                .withEntrypoint("prompt")
                .withIdentifiers("customer-17", "ana")
                .build();
        app.step(Inputs.of("prompt", "grüße 🦆"));
        app.step();
        app.step(Inputs.of("prompt", " "));
        assertThatThrownBy(app::step).isInstanceOf(IllegalStateException.class);
    }

    record Message(String role, String content) {}

    private static List<Object> numbers() {
        return Arrays.asList(0, 1.0, -0.5, 1e20, BigInteger.TWO.pow(100), true, null);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void areTheSameThatBurrsToolMakes() throws Exception {
        Path file = home.resolve("cases.json");
        for (int step = 0; step < 4; step++) {
            createWithPython(step, file);
        }

        List<TraceCase> made = TestCases.read(file);

        assertThat(made)
                .extracting(TraceCase::name)
                .containsExactly("prompt_customer_0", "respond_customer_1", "prompt_customer_2", "respond_customer_3");
        assertThat(made.get(0).hasInputState()).isFalse();
        assertThat(made.get(3).hasExpectedState()).isFalse();
        for (int step = 1; step < 4; step++) {
            assertThat(made.get(step))
                    .isEqualTo(TestCases.fromTrace(client, "customer-17", step).withInputs(Inputs.none()));
        }
        assertThat(made.get(0).expectedState())
                .isEqualTo(TestCases.fromTrace(client, "customer-17", 0).expectedState());
    }

    @Test
    void areReadByBurrsTestSupport() throws Exception {
        Path file = home.resolve("cases.json");
        for (int step = 0; step < 4; step++) {
            TestCases.append(file, TestCases.fromTrace(client, "customer-17", step));
        }
        assertThat(TestCases.read(file).get(0).inputs()).isEqualTo(Inputs.of("prompt", "grüße 🦆"));

        Map<?, ?> read = readWithPython(file);

        assertThat(read.get("ids"))
                .isEqualTo(List.of(
                        "prompt-prompt_customer_0",
                        "respond-respond_customer_1",
                        "prompt-prompt_customer_2",
                        "respond-respond_customer_3"));
        assertThat(read.get("cases"))
                .isEqualTo(TestCases.read(file).stream()
                        .map(made -> List.of(
                                made.inputState().asMap(), made.expectedState().asMap()))
                        .toList());
    }

    @Test
    void mayStandInAFileWithThoseOfBurr() throws Exception {
        Path file = home.resolve("cases.json");
        createWithPython(1, file);
        TestCases.append(file, TestCases.fromTrace(client, "customer-17", 0));
        createWithPython(2, file);

        assertThat(TestCases.read(file))
                .extracting(TraceCase::name)
                .containsExactly("respond_customer_1", "prompt_customer_0", "prompt_customer_2");
        assertThat((List<?>) readWithPython(file).get("ids")).hasSize(3);
    }

    private void createWithPython(int step, Path file) throws IOException, InterruptedException {
        python(
                "-m",
                "burr.cli",
                "test-case",
                "create",
                "--project-name=chats",
                "--app-id=customer-17",
                "--sequence-id=" + step,
                "--target-file-name=" + file);
    }

    private Map<?, ?> readWithPython(Path file) throws IOException, InterruptedException {
        String script = Path.of("src", "test", "python", "read_cases.py").toString();
        return (Map<?, ?>) Serde.standard().parse(python(script, file.toString()));
    }

    private String python(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Python.executable().toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(home, "python", ".out");
        Path errors = Files.createTempFile(home, "python", ".err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(errors.toFile());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readString(out);
    }
}
