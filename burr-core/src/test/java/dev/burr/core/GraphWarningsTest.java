package dev.burr.core;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GraphWarningsTest {

    record Nothing() {}

    record Maybe(Optional<String> answer) {}

    private static Action writing(String name, String... keys) {
        return action(name).writes(keys).run(state -> state);
    }

    private static Action reading(String name, String... keys) {
        return action(name).reads(keys).run(state -> state);
    }

    private static Graph graph(List<Action> actions, Transition.Declaration... transitions) {
        return Graph.builder().withActions(actions).withTransitions(transitions).build();
    }

    @Nested
    class Unreachable {

        private final Graph graph = graph(
                List.of(writing("a"), writing("b"), writing("c"), writing("d")),
                from("a").to("b").when(eq("x", 1)),
                from("b").to("a"),
                from("c").to("d"));

        @Test
        void actionsAreNamed() {
            assertThat(graph.warningsFor("a", State.of("x", 1)))
                    .containsExactly(
                            "No transition leads from entrypoint 'a' to 'c', 'd'. Add one, or leave out what never runs.");
        }

        @Test
        void actionsAreFineWhereARecordedStateLeadsToThem() {
            assertThat(graph.warningsFor("a", State.of("x", 1).at(new Position(0, "c"))))
                    .isEmpty();
        }

        @Test
        void actionsAreFineWhereNoEntrypointIsGiven() {
            assertThat(graph.warningsFor(null, State.of("x", 1).at(new Position(0, "c"))))
                    .isEmpty();
        }
    }

    @Nested
    class ReadTooEarly {

        @Test
        void aKeyIsNamedWithItsWriters() {
            Graph graph = graph(
                    List.of(reading("summarise", "answer"), writing("ask", "answer")),
                    from("summarise").to("ask"));

            assertThat(graph.warningsFor("summarise", State.empty()))
                    .containsExactly(
                            "Action 'summarise' reads 'answer', which only 'ask' writes, and no way leads from there to 'summarise'. Start with a state that has it, or add a transition.");
            assertThat(graph.warningsFor("summarise", State.of("answer", null))).isEmpty();
        }

        @Test
        void aKeyOfAConditionIsNamed() {
            Graph graph = graph(
                    List.of(writing("a", "x"), writing("b"), writing("c", "answer")),
                    from("a").to("b").when("x == 1"),
                    from("a").to("c").when("answer is null"),
                    from("c").to("b").when("answer == 1"));

            assertThat(graph.warningsFor("a", State.empty()))
                    .containsExactly(
                            "The condition of 'a' → 'c' reads 'answer', which only 'c' writes, and no way leads from there to 'a'. Start with a state that has it, or add a transition.");
        }

        @Test
        void aKeyIsFineWhereALoopLeadsBack() {
            Graph graph = graph(
                    List.of(reading("ask", "feedback"), writing("review", "feedback"), writing("end")),
                    from("ask").to("review"),
                    from("review").to("ask").when(eq("feedback", "no")),
                    from("review").to("end"));

            assertThat(graph.warningsFor("ask", State.empty())).isEmpty();
        }

        @Test
        void aKeyIsFineWhereOneOfManyWaysWritesIt() {
            Graph graph = graph(
                    List.of(
                            reading("start", "x"),
                            writing("left", "answer"),
                            writing("right"),
                            reading("end", "answer")),
                    from("start").to("left").when(eq("x", 1)),
                    from("start").to("right"),
                    from("left", "right").to("end"));

            assertThat(graph.warningsFor("start", State.of("x", 1))).isEmpty();
        }

        @Test
        void aKeyIsFineThatTheActionWritesItself() {
            Graph graph = graph(
                    List.of(action("count").reads("n").writes("n").run(state -> state.increment("n"))),
                    from("count").to("count").when("n < 10"));

            assertThat(graph.warningsFor("count", State.empty())).isEmpty();
        }

        @Test
        void aKeyIsFineThatMayBeMissing() {
            Graph graph = graph(
                    List.of(
                            action("first", Maybe.class, Nothing.class, maybe -> new Nothing()),
                            writing("then", "answer")),
                    from("first").to("then"));

            assertThat(graph.warningsFor("first", State.empty())).isEmpty();
        }

        @Test
        void aKeyIsFineInWhatNeverRuns() {
            Graph graph = graph(
                    List.of(writing("a"), reading("lost", "answer"), writing("also_lost", "answer")),
                    from("a").to("a"),
                    from("lost").to("also_lost"));

            assertThat(graph.warningsFor("a", State.empty()))
                    .singleElement()
                    .asString()
                    .startsWith("No transition leads from entrypoint 'a' to 'lost', 'also_lost'.");
        }

        @Test
        void aKeyIsNamedThatOnlyWhatNeverRunsWrites() {
            Graph graph = graph(
                    List.of(reading("a", "answer"), writing("lost", "answer")),
                    from("lost").to("a"));

            assertThat(graph.warningsFor("a", State.empty()))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("Action 'a' reads");
        }
    }
}
