package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Transition.from;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import dev.burr.cases.TestCases;
import dev.burr.cases.TraceCase;
import dev.burr.core.Action;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/testing.md shows. Its code is found in here and in the test of the Spring starter's slice, line by line. */
final class TestingGuideTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    record Message(String role, String content) {}

    record Chat(List<Message> history, String mode) {}

    record Reply(Message response) {}

    private final Action respond = action("respond", Chat.class, Reply.class, TestingGuideTest::respond);

    private final Graph chat = Graph.builder()
            .withActions(
                    action("prompt")
                            .inputs("prompt")
                            .writes("prompt", "history")
                            .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))
                                    .append("history", new Message("user", inputs.getString("prompt")))),
                    action("check_safety")
                            .reads("prompt")
                            .writes("safe")
                            .run(state -> state.with(
                                    "safe", !state.getString("prompt").contains("unsafe"))),
                    respond,
                    action("reject")
                            .writes("response")
                            .run(state -> state.with("response", new Message("assistant", "I can't help with that."))))
            .withTransitions(
                    from("prompt").to("check_safety"),
                    from("check_safety").to("respond").when(eq("safe", true)),
                    from("check_safety").to("reject"),
                    from("respond", "reject").to("prompt"))
            .build();

    private final ApplicationBuilder builder = new ApplicationBuilder()
            .withGraph(chat)
            .withEntrypoint("prompt")
            .withState(State.of("history", List.of(), "mode", "chat"));

    private static Reply respond(Chat chat) {
        return new Reply(
                new Message("assistant", "You have said " + chat.history().size() + " thing."));
    }

    @Test
    void refusesUnsafePrompts() {
        var recording = Recording.of(builder);

        builder.build().run(after("respond", "reject"), Inputs.of("prompt", "something unsafe"));

        assertThat(recording)
                .visited("prompt", "check_safety", "reject")
                .wrote("safe", false)
                .hasNoFailures();
    }

    @Test
    void waitsForApproval() {
        RunResult result = builder.build().run(before("respond"), Inputs.of("prompt", "Hello"));

        assertThat(result).haltedBefore("respond").hasValue("safe", true).hasNoValue("response");
    }

    @ParameterizedTest
    @TraceSource("traces/respond.json")
    void respondsAsRecorded(TraceCase c) {
        assertThat(c.run(respond)).matchesRecordedState();
    }

    @ParameterizedTest
    @TraceSource("traces/respond.json")
    void respondsInItsRole(TraceCase c) {
        assertThat(c.run(respond)).wrote("response", Message.class, reply -> {
            assertThat(reply.role()).isEqualTo("assistant");
            assertThat(reply.content()).contains("thing");
        });
    }

    @ParameterizedTest
    @TraceSource("traces/respond.json")
    void doesAsRecorded(TraceCase c) {
        assertThat(c.run(chat)).matchesRecordedState();
    }

    @Test
    void makesACaseOfARun() {
        TrackingClient tracking = InMemoryTrackingClient.forProject("test");
        var app = builder.withTracker(tracking).withIdentifiers("chat-42").build();
        app.run(after("respond"), Inputs.of("prompt", "Hello"));

        TraceCase c = TestCases.fromTrace(tracking, "chat-42", 2);

        assertThat(c.run(respond)).wrote("response", new Message("assistant", "You have said 1 thing."));
    }

    @Test
    void takesItsTime() {
        var clock = TestClock.at("2026-03-01T12:00:00Z");
        var app = builder.withClock(clock).build();

        app.step(Inputs.of("prompt", "Hello"));
        clock.advance(Duration.ofMinutes(5));
        app.step();

        assertThat(clock.instant()).isEqualTo("2026-03-01T12:05:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "json"})
    void isWhatTheGuideShows(String language) throws IOException {
        List<String> shown = lines(
                language.equals("java")
                        ? List.of(
                                "burr-test/src/test/java/dev/burr/test/TestingGuideTest.java",
                                "burr-spring-boot-starter-test/src/test/java/dev/burr/spring/test/sample/ChatTest.java")
                        : List.of("burr-test/src/test/resources/traces/respond.json"));

        List<List<String>> blocks = blocks(language);

        assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(Collections.indexOfSubList(shown, block))
                .as("place of %s", block)
                .isNotNegative());
    }

    private static List<List<String>> blocks(String language) throws IOException {
        var blocks = new ArrayList<List<String>>();
        List<String> block = null;
        for (String line : lines(List.of("docs/testing.md"))) {
            if (line.equals("```" + language)) {
                block = new ArrayList<>();
            } else if (line.equals("```") && block != null) {
                blocks.add(block);
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return blocks;
    }

    private static List<String> lines(List<String> files) throws IOException {
        var lines = new ArrayList<String>();
        for (String file : files) {
            Files.readAllLines(ROOT.resolve(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
        }
        return lines;
    }
}
