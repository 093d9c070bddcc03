package dev.burr.core;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GraphDiagramTest {

    private static final Graph CHAT = Graph.builder()
            .withActions(
                    action("prompt")
                            .inputs("text")
                            .optionalInputs("mood", "__tracer")
                            .writes("prompt", "history")
                            .run(state -> state),
                    action("check_safety").reads("prompt").writes("safe").run(state -> state),
                    action("respond")
                            .optionalInputs("mood")
                            .reads("history")
                            .tags("answer", "slow")
                            .run(state -> state),
                    action("end").run(state -> state))
            .withTransitions(
                    from("prompt").to("check_safety"),
                    from("check_safety").to("respond").when(eq("safe", true)),
                    from("check_safety").to("end"),
                    from("respond").to("prompt").when("size(history) < 20"),
                    from("respond").to("end"))
            .build();

    private static final Graph HOSTILE = Graph.builder()
            .withActions(
                    action("a\"]; b --> c").inputs("x\"/]").run(state -> state),
                    action("input__x\"/]").run(state -> state),
                    action("start").run(state -> state),
                    action("\\N\u001b[31m\u202e\0\n%%{init}%% `#35;` <b>&amp;{@} \ud800")
                            .run(state -> state),
                    action("long".repeat(100)).run(state -> state),
                    action("long".repeat(101)).run(state -> state))
            .withTransitions(
                    from("a\"]; b --> c").to("start").when("a == '\"] .-> x' || b < 1"),
                    from("start").to("input__x\"/]"))
            .build();

    @Test
    void isDrawnByMermaid() {
        assertThat(CHAT.toMermaid("prompt"))
                .isEqualTo(
                        """
                        flowchart TB
                            action0("prompt")
                            action1("check_safety")
                            action2("respond")
                            action3("end")
                            start(( )) --> action0
                            input0["input: text"]:::input
                            input0 --> action0
                            input1["input: mood"]:::input
                            input1 --> action0
                            input1 --> action2
                            classDef input stroke-dasharray: 4
                            action0 --> action1
                            action1 -. "safe=True" .-> action2
                            action1 --> action3
                            action2 -. "size(history) #60; 20" .-> action0
                            action2 --> action3
                        """);
        assertThat(CHAT.toMermaid()).doesNotContain("start");
    }

    @Test
    void isDrawnByGraphvizAsBurrDrawsIt() {
        assertThat(CHAT.toDot("prompt"))
                .isEqualTo(
                        """
                        digraph {
                            rankdir=TB ranksep=0.4
                            node [fontname="Helvetica" margin=0.15 fillcolor="#b4d8e4"]
                            "prompt" [label="prompt" shape=box style="rounded,filled"]
                            "check_safety" [label="check_safety" shape=box style="rounded,filled"]
                            "respond" [label="respond" shape=box style="rounded,filled"]
                            "end" [label="end" shape=box style="rounded,filled"]
                            "start" [label="" shape=circle style=filled fillcolor=black width=0.15]
                            "start" -> "prompt"
                            "input__text" [label="input: text" shape=rect style=dashed]
                            "input__text" -> "prompt"
                            "input__mood" [label="input: mood" shape=rect style=dashed]
                            "input__mood" -> "prompt"
                            "input__mood" -> "respond"
                            "prompt" -> "check_safety"
                            "check_safety" -> "respond" [label="safe=True" style=dashed]
                            "check_safety" -> "end"
                            "respond" -> "prompt" [label="size(history) < 20" style=dashed]
                            "respond" -> "end"
                        }
                        """);
        assertThat(CHAT.toDot()).doesNotContain("\"start\"");
    }

    @Test
    void isDescribedInWords() {
        assertThat(CHAT.describe())
                .isEqualTo(
                        """
                        prompt: nothing → prompt, history
                            inputs: text, [mood], [__tracer]
                            to check_safety
                        check_safety: prompt → safe
                            to respond when safe=True
                            to end
                        respond: history → nothing
                            inputs: [mood]
                            tags: answer, slow
                            to prompt when size(history) < 20
                            to end
                        end
                            ends here
                        """);
    }

    @Test
    void letsNoNameSayMoreThanAName() {
        assertThat(HOSTILE.toMermaid("start"))
                .isEqualTo(
                        """
                        flowchart TB
                            action0("a#34;]#59; b --#62; c")
                            action1("input__x#34;/]")
                            action2("start")
                            action3("#92;N\ufffd[31m\ufffd\ufffd #37;#37;#123;init#125;#37;#37; #96;#35;35#59;#96; #60;b#62;#38;amp#59;#123;#64;#125; \ufffd")
                            action4("%s…")
                            action5("%s…")
                            start(( )) --> action2
                            input0["input: x#34;/]"]:::input
                            input0 --> action0
                            classDef input stroke-dasharray: 4
                            action0 -. "a == '#34;] .-#62; x' || b #60; 1" .-> action2
                            action2 --> action1
                        """
                                .formatted("long".repeat(20), "long".repeat(20)));
        assertThat(HOSTILE.toDot("start"))
                .contains("    \"a\\\"]; b --> c\" [label=")
                .contains("    \"\\\\N\ufffd[31m\ufffd\ufffd %%{init}%% `#35;` <b>&amp;amp;{@} \ufffd\" [label=")
                .contains("    \"2 long")
                .contains("    \"2 start\" -> \"start\"\n")
                .contains("    \"2 input__x\\\"/]\" [label=\"input: x\\\"/]\" shape=rect style=dashed]\n")
                .contains("    \"2 input__x\\\"/]\" -> \"a\\\"]; b --> c\"\n")
                .contains("    \"start\" -> \"input__x\\\"/]\"\n");
        assertThat(HOSTILE.describe()).doesNotContain("\u001b", "\u202e", "\0").hasLineCount(13);
    }

    @Test
    void namesAnUnknownEntrypoint() {
        assertThatThrownBy(() -> CHAT.toDot("promt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Entrypoint 'promt' is not an action of this graph (actions: 'prompt', 'check_safety', 'respond', 'end'). Name one of them.");
    }

    @Test
    void showsWhereAFailureLeads() {
        Graph graph = Graph.builder()
                .withActions(
                        action("fetch").run(state -> state), action("apologise").run(state -> state))
                .withTransitions(from("fetch")
                        .onFailure(IOException.class)
                        .to("apologise")
                        .when(eq("tired", true)))
                .build();

        assertThat(graph.toMermaid()).contains(" == \"onFailure(IOException) #38; tired=True\" ==> ");
        assertThat(graph.toDot())
                .contains("[label=\"onFailure(IOException) &amp; tired=True\" style=dashed color=red]");
        assertThat(graph.describe()).contains("    to apologise on IOException when tired=True\n");
    }
}
