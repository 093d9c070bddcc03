package dev.burr.core;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GraphTest {

    record Count(int n) {}

    record Text(String n) {}

    record Nothing() {}

    record Maybe(Optional<String> hint, int n) {}

    private static Action named(String name) {
        return action(name).tags("t-" + name).run(state -> state);
    }

    private static List<String> problemsOf(GraphBuilder builder) {
        try {
            builder.build();
            return List.of();
        } catch (InvalidGraphException e) {
            return e.problems();
        }
    }

    @Test
    void takesTheFirstTransitionThatHolds() {
        Graph graph = Graph.builder()
                .withActions(named("a"), named("b"), named("c"))
                .withTransitions(
                        from("a").to("b").when(eq("x", 1)),
                        from("a").to("c").when(eq("x", 1)),
                        from("a").to("a"))
                .build();

        assertThat(graph.next("a", State.of("x", 1)))
                .extracting(Transition::target)
                .isEqualTo("b");
        assertThat(graph.next("a", State.of("x", 2)))
                .extracting(Transition::target)
                .isEqualTo("a");
        assertThat(graph.next("b", State.empty())).isNull();
    }

    @Test
    void makesOneTransitionForEachSource() {
        Graph graph = Graph.builder()
                .withActions(named("a"), named("b"))
                .withTransitions(from("a", "b").to("a"))
                .build();

        assertThat(graph.transitions()).extracting(Transition::source).containsExactly("a", "b");
    }

    @Test
    void resolvesNamesAndTags() {
        Graph graph = Graph.builder().withActions(named("a"), named("b")).build();

        assertThat(graph.resolve(List.of("a", "@tag:t-b"))).containsExactly("a", "b");
        assertThat(graph.resolve(List.of("b", Graph.ANY))).containsExactly("b", "a");
        assertThatThrownBy(() -> graph.resolve(List.of("@tag:nope")))
                .hasMessage(
                        "Tag 'nope' is not in this graph (actions: 'a', 'b'; tags: 't-a', 't-b'). Check the spelling.");
        assertThatThrownBy(() -> graph.resolve(List.of("nope")))
                .hasMessage(
                        "Action 'nope' is not in this graph (actions: 'a', 'b'; tags: 't-a', 't-b'). Check the spelling.");
    }

    @Nested
    class TakesTagsForSources {

        private static Action tagged(String name, String... tags) {
            return action(name).tags(tags).run(state -> state);
        }

        private static List<String> transitionsOf(Graph graph) {
            return graph.transitions().stream().map(Transition::toString).toList();
        }

        @Test
        void forEveryActionThatHasThemInDeclaredOrder() {
            Graph graph = Graph.builder()
                    .withTransitions(from("@tag:answer").to("end"), from("end").to("chat"))
                    .withActions(tagged("chat", "answer"), tagged("end"), tagged("code", "slow", "answer"))
                    .build();

            assertThat(transitionsOf(graph)).containsExactly("'chat' → 'end'", "'code' → 'end'", "'end' → 'chat'");
            assertThat(graph.next("code", State.empty()))
                    .extracting(Transition::target)
                    .isEqualTo("end");
        }

        @Test
        void besideTheNamesOfTheSameActions() {
            Graph graph = Graph.builder()
                    .withActions(tagged("chat", "answer"), tagged("code", "answer"), tagged("end"))
                    .withTransitions(
                            from("@tag:answer", "code").to("end").when(eq("x", 1)),
                            from("chat", "@tag:answer").to("end"))
                    .build();

            assertThat(transitionsOf(graph))
                    .containsExactly("'chat' → 'end'", "'code' → 'end'", "'chat' → 'end'", "'code' → 'end'");
        }

        @Test
        void andStillReportsTransitionsThatCanNotBeTaken() {
            var builder = Graph.builder()
                    .withActions(tagged("chat", "answer"), tagged("end"))
                    .withTransitions(from("@tag:answer").to("end"), from("chat").to("chat"));

            assertThat(problemsOf(builder))
                    .containsExactly(
                            "Transition 'chat' → 'chat' can never be taken: 'chat' → 'end' before it has no condition. Put it first, or give the other one a condition.");
        }

        @Test
        void ifThereIsAnActionThatHasThem() {
            var builder = Graph.builder()
                    .withActions(tagged("chat", "answer"), tagged("end"))
                    .withTransitions(from("@tag:anwser").to("end"), from("chat").to("@tag:answer"));

            assertThat(problemsOf(builder))
                    .containsExactly(
                            "Transition '@tag:anwser' → 'end' names tag 'anwser', which no action has (tags: 'answer'). Rename it or give the tag to an action.",
                            "Transition 'chat' → '@tag:answer' leads to a tag, but a transition leads to one action (actions: 'chat', 'end'). Name that.");
        }
    }

    @Nested
    class Refuses {

        @Test
        void everyProblemAtOnce() {
            var builder = Graph.builder()
                    .withActions(named("a"), named("a"), named("b"))
                    .withTransitions(from("a").to("b"), from("a").to("nowhere"));

            assertThatThrownBy(builder::build)
                    .isInstanceOf(InvalidGraphException.class)
                    .hasMessage(
                            """
                            This graph has 3 problems:
                             1. Action 'a' is there more than once. Give each action a name of its own.
                             2. Transition 'a' → 'nowhere' names 'nowhere', which is not an action (actions: 'a', 'b'). Rename it or add the action.
                             3. Transition 'a' → 'nowhere' can never be taken: 'a' → 'b' before it has no condition. Put it first, or give the other one a condition.""");
        }

        @Test
        void aGraphWithoutActions() {
            assertThat(problemsOf(Graph.builder()))
                    .containsExactly("There are no actions. Add some with withActions(…).");
        }

        @Test
        void namesThatHaltConditionsCouldNotName() {
            assertThat(problemsOf(Graph.builder().withActions(named("@tag:x"))))
                    .containsExactly(
                            "Action name '@tag:x' is not usable: a name is not blank and does not start with '@'. Rename the action.");
        }

        @Test
        void recordsThatDisagreeWithAnyWriterOnAType() {
            var builder = Graph.builder()
                    .withActions(
                            action("fine", Nothing.class, Count.class, nothing -> new Count(1)),
                            action("write", Nothing.class, Text.class, nothing -> new Text("1")),
                            action("read", Count.class, Nothing.class, count -> new Nothing()));

            assertThat(problemsOf(builder))
                    .containsExactly(
                            "Action 'read' reads 'n' as int, but action 'write' writes it as String. Give both the same type.");
        }

        @Test
        void kindsOfActionsThatDisagreeOnAType() {
            class Bean {
                @BurrAction(writes = "n")
                List<Optional<String>> write(Optional<List<Integer>> n) {
                    return List.of();
                }
            }
            var builder = Graph.builder()
                    .withActions(action("count", Count.class, Count.class, count -> count)
                            .named("renamed"))
                    .withActionsOf(new Bean());

            assertThat(problemsOf(builder))
                    .containsExactly(
                            "Action 'renamed' reads 'n' as int, but action 'write' writes it as List<Optional<String>>. Give both the same type.",
                            "Action 'write' reads 'n' as List<Integer>, but action 'renamed' writes it as int. Give both the same type.",
                            "Action 'write' reads 'n' as List<Integer>, but action 'write' writes it as List<Optional<String>>. Give both the same type.");
        }
    }

    @Nested
    class WhenStarted {

        private final GraphBuilder builder = Graph.builder()
                .withActions(
                        action("count").reads("n", "limit").writes("n").run(state -> state.increment("n")),
                        action("hint", Maybe.class, Count.class, maybe -> new Count(maybe.n())))
                .withTransitions(from("count").to("count"));

        @Test
        void namesReadsThatNobodyFeeds() {
            assertThat(builder.problemsFor("count", State.of("n", 0)))
                    .containsExactly(
                            "Action 'count' reads 'limit', which no action writes and the state does not start with (known: 'n'). Rename it, or start with a state that has it.");
        }

        @Test
        void namesConditionsThatReadWhatNobodyFeeds() {
            var misspelt = Graph.builder()
                    .withActions(named("a"), named("b"))
                    .withTransitions(from("a").to("b").when(eq("sfae", true)));

            assertThat(misspelt.problemsFor("a", State.of("safe", true)))
                    .containsExactly(
                            "The condition of 'a' → 'b' reads 'sfae', which no action writes and the state does not start with (known: 'safe'). Rename it, or start with a state that has it.");
        }

        @Test
        void namesValuesThatCanNotBeReadAsTheirType() {
            assertThat(builder.problemsFor("count", State.of("limit", 3, "n", "many", "hint", List.of())))
                    .containsExactly(
                            "Action 'hint' reads 'hint' as String, but the state starts with a list. Start with a value of that type.",
                            "Action 'hint' reads 'n' as int, but the state starts with text. Start with a value of that type.");
        }

        @Test
        void leavesARecordedStateToTheActions() {
            State recorded = State.of("limit", 3, "n", "many").at(new Position(0, "count"));

            assertThat(builder.problemsFor("count", recorded)).isEmpty();
        }

        @Test
        void acceptsOptionalReadsThatNobodyFeeds() {
            assertThat(builder.problemsFor("count", State.of("n", 0, "limit", 3)))
                    .isEmpty();
        }

        @Test
        void acceptsConditionsOnOptionalComponents() {
            var optional = Graph.builder()
                    .withActions(named("a"), named("b"))
                    .withTransitions(from("a").to("b").when(Maybe.class, maybe -> maybe.hint()
                            .isPresent()));

            assertThat(optional.problemsFor("a", State.of("n", 1))).isEmpty();
        }

        @Test
        void namesAnUnknownEntrypoint() {
            assertThat(builder.problemsFor("cuont", State.of("limit", 3)))
                    .containsExactly(
                            "Entrypoint 'cuont' is not an action of this graph (actions: 'count', 'hint'). Pass one of them to withEntrypoint.");
        }

        @Test
        void namesAPositionThatIsNotInTheGraph() {
            State recorded = State.of("limit", 3).at(new Position(4, "gone"));

            assertThat(builder.problemsFor(null, recorded))
                    .containsExactly(
                            "The recorded state stands behind action 'gone', which is not in this graph (actions: 'count', 'hint'). Add it, or use restartFrom.");
        }

        @Test
        void tellsWhereTransitionsLead() {
            assertThat(builder.build().reachableFrom("count")).containsExactly("count");
            assertThat(builder.build().reachableFrom("hint")).isEmpty();
        }
    }
}
