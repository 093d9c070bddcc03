package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.tracking.StateRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class DeltaLogTest {

    private static final String MESSAGE = "a message of some length, as people write them to each other ";

    @TempDir
    Path storage;

    private LocalTrackingClient client;

    @BeforeEach
    void open() {
        client = client(StateRecording.DELTA);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private LocalTrackingClient client(StateRecording recording) {
        return LocalTrackingClient.builder()
                .project("chat")
                .storageDir(storage)
                .state(recording)
                .build();
    }

    private Application chat() {
        return new ApplicationBuilder()
                .withActions(
                        action("say").inputs("text").writes("history", "turns").run((state, inputs) -> state.append(
                                        "history", inputs.getString("text"))
                                .increment("turns")))
                .withTransitions(from("say").to("say"))
                .withEntrypoint("say")
                .withState(State.of("history", List.of(MESSAGE.repeat(50)), "turns", 0))
                .withTracker(client)
                .withIdentifiers("a")
                .build();
    }

    private Path log() {
        return storage.resolve("chat/a/log.jsonl");
    }

    private List<State> say(Application chat, int times) {
        var states = new ArrayList<State>();
        for (int i = 0; i < times; i++) {
            states.add(chat.run(after("say"), Inputs.of("text", MESSAGE + i)).state());
        }
        return states;
    }

    @Test
    void loadsEveryStepAsItWas() throws IOException {
        List<State> states = say(chat(), 60);

        assertThat(Files.readString(log())).contains("\"changes\":{");
        for (int step = 0; step < states.size(); step++) {
            assertThat(client.load("a", step).map(PersistedState::state)).contains(states.get(step));
        }
        assertThat(client.load("a").map(PersistedState::state)).contains(states.get(59));
    }

    @Test
    void goesOnInALogOfTheOtherKind() {
        List<State> states = new ArrayList<>(say(chat(), 5));
        for (StateRecording recording : List.of(StateRecording.FULL, StateRecording.DELTA, StateRecording.FULL)) {
            client.close();
            client = client(recording);
            Application resumed = new ApplicationBuilder()
                    .withActions(action("say")
                            .inputs("text")
                            .writes("history")
                            .run((state, inputs) -> state.append("history", inputs.getString("text"))))
                    .withTransitions(from("say").to("say"))
                    .withTracker(client)
                    .resumeFrom("a")
                    .build();
            states.addAll(say(resumed, 5));
        }
        for (int step = 0; step < states.size(); step++) {
            assertThat(client.load("a", step).map(PersistedState::state)).contains(states.get(step));
        }
    }

    @Test
    void doesNotGuessBehindALineThatIsGone() throws IOException {
        List<State> states = say(chat(), 6);
        List<String> lines = Files.readAllLines(log());
        int third = lines.indexOf(lines.stream()
                .filter(line -> line.contains("end_entry") && line.contains("\"sequence_id\":2}"))
                .findFirst()
                .orElseThrow());
        lines.set(third, lines.get(third).substring(0, 40));
        Files.write(log(), lines);

        assertThat(client.load("a", 1).map(PersistedState::state)).contains(states.get(1));
        assertThat(client.load("a", 3)).isEmpty();
        assertThat(warningsOf(() -> assertThat(
                                client.load("a").map(found -> found.position().sequenceId()))
                        .contains(1L)))
                .singleElement()
                .asString()
                .contains("The last step of application 'a' is 5", "Step 1 is loaded instead.");
    }

    @Test
    void startsAChainOfItsOwnWhenTheFileIsAnother() throws IOException {
        Application chat = chat();
        say(chat, 3);
        client.close();
        Files.writeString(log(), "", StandardOpenOption.TRUNCATE_EXISTING);
        List<State> after = say(chat, 3);

        assertThat(client.load("a").map(PersistedState::state)).contains(after.get(2));
    }

    private static List<String> warningsOf(Runnable body) {
        var logger = (Logger) LoggerFactory.getLogger(RecordedSteps.class);
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        logger.addAppender(appender);
        try {
            body.run();
        } finally {
            logger.detachAppender(appender);
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
