package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodSourceTest {

    private static final String CHAT =
            """
            package chat;

            import dev.burr.core.*;
            import java.util.*;

            public class Chat {

                private final int respond = 1;

                /** Not the method respond(). */
                @BurrAction(writes = "safe", tags = {"guard", "}"})
                public boolean checkSafety(String prompt) throws java.io.IOException, RuntimeException {
                    String brace = "}"; // and }
                    return respond(prompt) != null && prompt.isEmpty();
                }

                public Object respond(Object other) {
                    return checkSafety2(other) ? null : other;
                }

                @Deprecated
                @BurrAction(writes = "response")
                public Map<String, List<String>> respond(
                        String prompt) {
                    if (prompt.isEmpty()) {
                        return respond("x");
                    }
                    return Map.of();
                }

                boolean checkSafety2(Object prompt) { return true; }

                @BurrAction public void once() { }
            }
            """;

    private static Object newChat(ClassLoader loader) throws Exception {
        return loader.loadClass("chat.Chat").getConstructor().newInstance();
    }

    @Test
    void showsTheMethodWhereItsSourceIsOnTheClassPath(@TempDir Path folder) throws Exception {
        var sources = new CompiledSources(folder).with("chat/Chat.java", CHAT);
        Path classes = sources.compile("-parameters");
        sources.publishSources();

        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            List<Action> actions =
                    Graph.builder().withActionsOf(newChat(loader)).build().actions();

            assertThat(actions.get(0).source())
                    .isEqualTo(
                            """
                            // chat.Chat.checkSafety(Chat.java:13)
                            @BurrAction(writes = "safe", tags = {"guard", "}"})
                            public boolean checkSafety(String prompt) throws java.io.IOException, RuntimeException {
                                String brace = "}"; // and }
                                return respond(prompt) != null && prompt.isEmpty();
                            }""");
            assertThat(actions.get(1).source())
                    .isEqualTo(
                            """
                            // chat.Chat.respond(Chat.java:25)
                            @BurrAction(writes = "response")
                            public Map<String, List<String>> respond(
                                    String prompt) {
                                if (prompt.isEmpty()) {
                                    return respond("x");
                                }
                                return Map.of();
                            }""");
            assertThat(actions.get(2).source())
                    .isEqualTo("// chat.Chat.once(Chat.java:33)\n@BurrAction public void once() { }");
        }
    }

    @Test
    void tellsWhereTheMethodIsWhenItsSourceIsNotThere(@TempDir Path folder) throws Exception {
        Path classes = new CompiledSources(folder).with("chat/Chat.java", CHAT).compile("-parameters");

        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Graph graph = Graph.builder().withActionsOf(newChat(loader)).build();

            assertThat(graph.actions().get(0).source()).isEqualTo("// chat.Chat.checkSafety(Chat.java:13)");
        }
    }

    @Test
    void tellsNoMoreThanItKnowsWithoutDebugInformation(@TempDir Path folder) throws Exception {
        var sources = new CompiledSources(folder).with("chat/Chat.java", CHAT);
        Path classes = sources.compile("-parameters", "-g:none");
        sources.publishSources();

        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            List<Action> actions =
                    Graph.builder().withActionsOf(newChat(loader)).build().actions();

            assertThat(actions.get(0).source()).startsWith("// chat.Chat.checkSafety(source unknown)\n@BurrAction(");
            assertThat(actions.get(1).source()).isEqualTo("// chat.Chat.respond(source unknown)");
        }
    }

    @Test
    void cutsNothingWhereTheMethodIsNot() {
        assertThat(MethodSource.cut(List.of("class A {", "}"), "go", 1)).isEmpty();
        assertThat(MethodSource.cut(List.of("void go() { unclosed("), "go", 9)).isEqualTo("void go() { unclosed(");
    }
}
