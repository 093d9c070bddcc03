package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.burr.application.ApplicationBuilder;
import dev.burr.serde.Serde;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeanActionTest {

    record Message(String role, String content) {}

    private static Action actionOf(Object bean, String name) {
        return Graph.builder().withActionsOf(bean).build().action(name).orElseThrow();
    }

    private static ActionResult run(Object bean, String name, State state, Inputs inputs) throws Exception {
        Action action = actionOf(bean, name);
        var context = ActionContext.of(ApplicationId.of("app"), name, 3);
        ActionScope scope = ActionScope.of(action);
        ActionResult result = action.run(scope.open(state), scope.open(inputs), context);
        return new ActionResult(result.result(), scope.close(state, result.state()));
    }

    private static Object written(Object bean, String name, State state) throws Exception {
        return run(bean, name, state, Inputs.none()).state().get("x");
    }

    /** What a state looks like that was read from a log. */
    private static State reloaded(State state) {
        return State.copyOf(asObject(Serde.standard().toJson(state.asMap())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object json) {
        return (Map<String, Object>) json;
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource({
            "checkSafety, check_safety",
            "respond, respond",
            "fetchURL, fetch_url",
            "parseHTTPResponse, parse_http_response",
            "askGPT4Now, ask_gpt4_now",
            "already_snake, already_snake"
        })
        void areThoseOfMethodsInSnakeCase(String method, String name) {
            assertThat(BeanMethod.snakeCase(method)).isEqualTo(name);
        }

        @Test
        void canBeGiven() {
            class Bean {
                @BurrAction(
                        name = "say-hello",
                        tags = {"b", "a"})
                void hello() {}
            }

            assertThat(actionOf(new Bean(), "say-hello").tags()).containsExactly("b", "a");
        }

        @Test
        void standInTheOrderOfTheSource() {
            class Bean {
                @BurrAction
                void zebra() {}

                @BurrAction
                void ant() {}

                void noAction() {}

                @BurrAction
                void mole() {}

                @BurrAction
                void bee() {}
            }

            Graph graph = Graph.builder().withActionsOf(new Bean()).build();

            assertThat(graph.actions()).extracting(Action::name).containsExactly("zebra", "ant", "mole", "bee");
        }
    }

    @Nested
    class Parameters {

        @Test
        void areReadsAndInputsByName() {
            class Bean {
                @BurrAction
                void go(
                        List<Message> history,
                        @Input("prompt") String text,
                        Optional<String> mode,
                        @Nullable Integer limit,
                        @Input Optional<String> lang,
                        @Input @Nullable String tone,
                        @Input(defaultValue = "3") int times,
                        State state,
                        Inputs inputs,
                        ActionContext context) {}
            }

            Action action = actionOf(new Bean(), "go");

            assertThat(action.reads()).containsExactly("history", "mode", "limit");
            assertThat(TypedAction.optionalReadsOf(action)).containsExactly("mode", "limit");
            assertThat(action.inputs()).containsExactly("prompt");
            assertThat(action.optionalInputs()).containsExactly("lang", "tone", "times");
            assertThat(action.writes()).isEmpty();
            assertThat(action.inputTypes())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "prompt", String.class, "lang", String.class, "tone", String.class, "times", int.class));
            assertThat(action).hasToString("go: [history, mode, limit] -> []");
        }

        @Test
        void getWhatIsThereAndWhatIsNot() throws Exception {
            class Bean {
                @BurrAction(writes = "x")
                String go(
                        String mode,
                        Optional<String> absent,
                        @Nullable Integer limit,
                        @Input("prompt") String text,
                        @Input Optional<Integer> top) {
                    return mode + absent + limit + text + top;
                }
            }

            assertThat(run(new Bean(), "go", State.of("mode", "chat"), Inputs.of("prompt", "hi"))
                            .state()
                            .get("x"))
                    .isEqualTo("chatOptional.emptynullhiOptional.empty");
            assertThat(run(
                                    new Bean(),
                                    "go",
                                    State.of("mode", "chat", "absent", "not", "limit", 7),
                                    Inputs.of("prompt", "hi", "top", 5))
                            .state()
                            .get("x"))
                    .isEqualTo("chatOptional[not]7hiOptional[5]");
        }

        enum Mode {
            QUIET,
            LOUD
        }

        @Test
        void takeTheDefaultsOfInputsThatAreNotGiven() throws Exception {
            class Bean {
                @BurrAction(writes = "x")
                List<Object> go(
                        @Input(defaultValue = "3") int times,
                        @Input(defaultValue = "0.5") Double share,
                        @Input(defaultValue = "true") boolean deep,
                        @Input(defaultValue = "") String text,
                        @Input(defaultValue = "LOUD") Mode mode,
                        @Input(defaultValue = "2026-11-25T10:00:00Z") Instant since) {
                    return List.of(times, share, deep, text, mode, since);
                }
            }

            assertThat(written(new Bean(), "go", State.empty()))
                    .isEqualTo(List.of(3, 0.5, true, "", Mode.LOUD, Instant.parse("2026-11-25T10:00:00Z")));
            assertThat(run(new Bean(), "go", State.empty(), Inputs.of("times", 9, "mode", "QUIET"))
                            .state()
                            .getList("x", Object.class))
                    .startsWith(9)
                    .contains(Mode.QUIET);
        }

        @Test
        void showTheStateAndInputsThatAreDeclaredAndTheContext() throws Exception {
            class Bean {
                @BurrAction(
                        reads = {"a", "b"},
                        inputs = "i",
                        optionalInputs = "j",
                        writes = "x")
                String go(State state, Inputs inputs, ActionContext context, int c) {
                    return "" + state.keys() + inputs.keys() + context.sequenceId() + c;
                }
            }

            Action action = actionOf(new Bean(), "go");

            assertThat(action.reads()).containsExactly("c", "a", "b");
            assertThat(action.inputs()).containsExactly("i");
            assertThat(action.optionalInputs()).containsExactly("j");
            assertThat(run(
                                    new Bean(),
                                    "go",
                                    State.of("a", 1, "b", 2, "c", 3).with("d", 4),
                                    Inputs.of("i", 1, "j", 2, "k", 3))
                            .state()
                            .get("x"))
                    .isEqualTo("[a, b, c][i, j]33");
        }

        record Page<T>(List<T> items, int total) {}

        sealed interface Verdict permits Safe, Unsafe {}

        record Safe() implements Verdict {}

        record Unsafe(String reason, Optional<Mode> mode) implements Verdict {}

        static class Everything {
            @BurrAction(writes = "x")
            boolean go(
                    List<Message> history,
                    Map<Mode, List<Message>> byMode,
                    Map<Integer, Instant> times,
                    Set<Mode> modes,
                    Message[] array,
                    List<Message>[] lists,
                    byte[] bytes,
                    Page<Message> page,
                    Verdict verdict,
                    List<? extends Verdict> verdicts,
                    List<Optional<Mode>> maybe,
                    Optional<List<Message>> some,
                    long number,
                    char letter) {
                Message message = history.get(0);
                assertThat(message).isEqualTo(new Message("user", "hi"));
                assertThat(byMode.get(Mode.LOUD).get(0)).isEqualTo(message);
                assertThat(times.get(7)).isEqualTo(Instant.EPOCH);
                assertThat(modes).containsExactly(Mode.QUIET, Mode.LOUD);
                assertThat(array).containsExactly(message);
                assertThat(lists[0].get(0)).isEqualTo(message);
                assertThat(bytes).containsExactly(1, 2);
                assertThat(page.items().get(0)).isEqualTo(message);
                assertThat(verdict).isEqualTo(new Unsafe("rude", Optional.of(Mode.LOUD)));
                assertThat(verdicts.get(0)).isEqualTo(new Safe());
                assertThat(maybe).containsExactly(Optional.empty(), Optional.of(Mode.LOUD));
                assertThat(some.orElseThrow().get(0)).isEqualTo(message);
                assertThat(number).isEqualTo(5);
                assertThat(letter).isEqualTo('c');
                return true;
            }
        }

        @Test
        void haveTheirGenericTypesBeforeAndAfterReloading() throws Exception {
            Message message = new Message("user", "hi");
            State state = State.of("history", List.of(message), "byMode", Map.of(Mode.LOUD, List.of(message)))
                    .with("times", Map.of(7, Instant.EPOCH))
                    .with("modes", new java.util.LinkedHashSet<>(List.of(Mode.QUIET, Mode.LOUD)))
                    .with("array", new Message[] {message})
                    .with("lists", new Object[] {List.of(message)})
                    .with("bytes", new byte[] {1, 2})
                    .with("page", new Page<>(List.of(message), 1))
                    .with("verdict", new Unsafe("rude", Optional.of(Mode.LOUD)))
                    .with("verdicts", List.of(new Safe()))
                    .with("maybe", List.of(Optional.empty(), Optional.of(Mode.LOUD)))
                    .with("some", List.of(message))
                    .with("number", 5)
                    .with("letter", "c");

            assertThat(written(new Everything(), "go", state)).isEqualTo(true);
            assertThat(written(new Everything(), "go", reloaded(state))).isEqualTo(true);
        }

        @Test
        void nameWhatIsMissing() {
            class Bean {
                @BurrAction(writes = "x")
                int go(int n) {
                    return n;
                }
            }

            assertThatThrownBy(() -> written(new Bean(), "go", State.of("m", 1)))
                    .isInstanceOf(MissingKeyException.class)
                    .hasMessage(
                            "State has no key 'n' (keys: none). Check the spelling, or make the parameter Optional when it may be missing.");
            assertThatThrownBy(() -> written(new Bean(), "go", State.of("n", null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Value of key 'n' is null, which a parameter of type int can't hold. Make the parameter Optional.");
            assertThatThrownBy(() -> written(new Bean(), "go", State.of("n", "many")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Value of key 'n' is a String and can't be read as int: It does not fit.");
        }
    }

    @Nested
    class Results {

        record Answer(Message response, Optional<Integer> tokens) {}

        static class Bean {
            @BurrAction(writes = "x")
            @Nullable
            Object one(Optional<Object> value) {
                return value.orElse(null);
            }

            @BurrAction(writes = "x")
            Optional<String> maybe() {
                return Optional.empty();
            }

            @BurrAction(writes = "x")
            Answer recordAsValue() {
                return new Answer(new Message("a", "b"), Optional.empty());
            }

            @BurrAction
            Answer components() {
                return new Answer(new Message("a", "b"), Optional.empty());
            }

            @BurrAction(writes = {"tokens", "response"})
            Answer declaredComponents() {
                return new Answer(new Message("a", "b"), Optional.of(7));
            }

            @BurrAction(writes = {"a", "b"})
            Map<String, Object> entries() {
                return Map.of("a", 1, "b", Optional.of(2));
            }

            @BurrAction(reads = "n", writes = "n")
            State state(State state) {
                return state.increment("n");
            }

            @BurrAction(writes = "x")
            ActionResult withResult(State state) {
                return ActionResult.of(Map.of("cost", 3), state.with("x", 1));
            }

            @BurrAction
            void nothing() {}

            @BurrAction(writes = "x")
            static int fixed() {
                return 4;
            }
        }

        private ActionResult result(String name, State state) throws Exception {
            return run(new Bean(), name, state, Inputs.none());
        }

        @Test
        void areTheValueOfTheOneKey() throws Exception {
            assertThat(result("one", State.of("value", "v")))
                    .isEqualTo(ActionResult.of(State.of("value", "v", "x", "v")));
            assertThat(result("fixed", State.empty())).isEqualTo(ActionResult.of(State.of("x", 4)));
            assertThat(result("record_as_value", State.empty()))
                    .isEqualTo(ActionResult.of(State.of("x", new Answer(new Message("a", "b"), Optional.empty()))));
        }

        @Test
        void areNullWhereThatIsReturnedOrNothingIsThere() throws Exception {
            assertThat(result("one", State.empty()).state().asMap()).containsEntry("x", null);
            assertThat(result("maybe", State.empty()).state().asMap()).containsEntry("x", null);
        }

        @Test
        void areTheComponentsOfARecord() throws Exception {
            ActionResult undeclared = result("components", State.empty());

            assertThat(undeclared.state()).isEqualTo(State.of("response", new Message("a", "b"), "tokens", null));
            assertThat(undeclared.result()).isEqualTo(new Answer(new Message("a", "b"), Optional.empty()));
            assertThat(actionOf(new Bean(), "components").writes()).containsExactly("response", "tokens");
            assertThat(result("declared_components", State.empty()).state())
                    .isEqualTo(State.of("response", new Message("a", "b"), "tokens", 7));
        }

        @Test
        void areTheEntriesOfAMap() throws Exception {
            assertThat(result("entries", State.empty())).isEqualTo(ActionResult.of(State.of("a", 1, "b", 2)));
        }

        @Test
        void areAStateOrAResultOfTheMethod() throws Exception {
            assertThat(result("state", State.of("n", 1))).isEqualTo(ActionResult.of(State.of("n", 2)));
            assertThat(result("with_result", State.empty()))
                    .isEqualTo(ActionResult.of(Map.of("cost", 3), State.of("x", 1)));
            assertThat(result("nothing", State.of("n", 1))).isEqualTo(ActionResult.of(State.of("n", 1)));
        }

        @Test
        void mayNotBeNullWhereTheyHoldSeveralKeys() {
            class Nulls {
                @BurrAction
                Answer components() {
                    return null;
                }

                @BurrAction(writes = {"a", "b"})
                Map<String, Object> entries() {
                    return null;
                }

                @BurrAction(writes = "a")
                State state() {
                    return null;
                }
            }

            assertThatThrownBy(() -> run(new Nulls(), "components", State.empty(), Inputs.none()))
                    .isInstanceOf(BurrException.class)
                    .hasMessage("Action 'components' returned null. Return a Answer.");
            assertThatThrownBy(() -> run(new Nulls(), "entries", State.empty(), Inputs.none()))
                    .hasMessage("Action 'entries' returned null. Return a Map.");
            assertThatThrownBy(() -> run(new Nulls(), "state", State.empty(), Inputs.none()))
                    .hasMessage("Action 'state' returned null. Return a State.");
        }
    }

    @Nested
    class Failures {

        private final RuntimeException unchecked = new IllegalStateException("u");
        private final Exception checked = new IOException("c");
        private final Error error = new AssertionError("e");
        private final Throwable neither = new Throwable("t");

        class Bean {
            @BurrAction
            void unchecked() {
                throw unchecked;
            }

            @BurrAction
            void checked() throws Exception {
                throw checked;
            }

            @BurrAction
            void error() {
                throw error;
            }

            @BurrAction
            void neither() throws Throwable {
                throw neither;
            }
        }

        private Throwable thrownBy(String name) {
            return catchThrowable(() -> run(new Bean(), name, State.empty(), Inputs.none()));
        }

        @Test
        void arriveAsTheyWereThrown() {
            assertThat(thrownBy("unchecked")).isSameAs(unchecked);
            assertThat(thrownBy("checked")).isSameAs(checked);
            assertThat(thrownBy("error")).isSameAs(error);
        }

        @Test
        void areWrappedWhereTheyAreNoExceptions() {
            assertThat(thrownBy("neither"))
                    .isInstanceOf(BurrException.class)
                    .hasMessage(
                            "Action 'neither' threw a java.lang.Throwable, which is neither an Exception nor an Error.")
                    .hasCause(neither);
        }
    }

    interface Greeting {
        @BurrAction(writes = "x")
        String greet(String name);
    }

    static class Greeter implements Greeting {
        @Override
        public String greet(String name) {
            return "Hello " + name;
        }
    }

    abstract static class Base {
        @BurrAction(writes = "x")
        String first(String name) {
            return "base " + name;
        }

        @BurrAction(writes = "x")
        abstract Object second();
    }

    static class Derived extends Base {
        @Override
        String first(String name) {
            return "derived " + name;
        }

        @Override
        @BurrAction(name = "renamed", writes = "x")
        String second() {
            return "second";
        }
    }

    @Nested
    class Objects {

        @Test
        void inheritActionsFromInterfacesAndSuperclasses() throws Exception {
            State name = State.of("name", "Ann");

            assertThat(written(new Greeter(), "greet", name)).isEqualTo("Hello Ann");
            assertThat(written(new Derived(), "first", name)).isEqualTo("derived Ann");
            assertThat(written(new Derived(), "renamed", name)).isEqualTo("second");
            assertThat(Graph.builder().withActionsOf(new Derived()).build().actions())
                    .extracting(Action::name)
                    .containsExactly("renamed", "first");
        }

        @Test
        void areCalledThroughTheirProxies() throws Exception {
            var calls = new AtomicInteger();
            var target = new Greeter();
            var proxy = (Greeting) Proxy.newProxyInstance(
                    Greeting.class.getClassLoader(), new Class<?>[] {Greeting.class}, (self, method, arguments) -> {
                        calls.incrementAndGet();
                        return method.invoke(target, arguments);
                    });

            assertThat(written(proxy, "greet", State.of("name", "Ann"))).isEqualTo("Hello Ann");
            assertThat(calls).hasValue(1);
        }

        @Test
        void canBeSeveral() {
            class One {
                @BurrAction
                void one() {}
            }
            class Two {
                @BurrAction
                void two() {}
            }

            assertThat(Graph.builder()
                            .withActionsOf(new One(), new Two())
                            .build()
                            .actions())
                    .extracting(Action::name)
                    .containsExactly("one", "two");
        }
    }

    static final class Teller {

        @BurrAction(writes = "told")
        String tell(@Input String words, Emitter out) {
            for (String word : words.split(" ")) {
                out.emit(word);
            }
            return words;
        }
    }

    @Test
    void streamsWhatAMethodEmits() {
        var app = new ApplicationBuilder()
                .withActionsOf(new Teller())
                .withEntrypoint("tell")
                .build();

        try (var stream = app.stream(Halt.after("tell"), Inputs.of("words", "to be"))) {
            assertThat(stream).containsExactly("to", "be");
            assertThat(stream.result().state().getString("told")).isEqualTo("to be");
        }
    }
}
