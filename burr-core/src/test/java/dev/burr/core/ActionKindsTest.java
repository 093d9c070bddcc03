package dev.burr.core;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.ApplicationBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an action declares holds for every kind of action, with the same exceptions. Some mistakes can't be made in some
 * kinds: a function of records sees nothing but what it declares, and gives all that it declares.
 */
class ActionKindsTest {

    private static final State STATE = State.of("a", 1, "secret", 2);

    enum Mistake {
        UNDECLARED_READ(UndeclaredAccessException.class, "Action 'do' read key 'secret', which it does not declare"),
        UNDECLARED_WRITE(UndeclaredAccessException.class, "Action 'do' wrote key 'secret', which it does not declare"),
        MISSING_WRITE(MissingWriteException.class, "Action 'do' did not write 'x', which it declares."),
        UNDECLARED_INPUT(UndeclaredAccessException.class, "Action 'do' read input 'secret', which it does not declare"),
        INPUT_NOT_GIVEN(MissingInputException.class, "Action 'do' requires input 'i', which was not given"),
        READ_NOT_THERE(MissingKeyException.class, "State has no key 'later'"),
        VALUE_OF_ANOTHER_TYPE(IllegalArgumentException.class, "Value of key 'a' is a Integer and can't be read as "),
        FAILURE_OF_ITS_OWN(ArithmeticException.class, "own");

        private final Class<? extends RuntimeException> type;
        private final String message;

        Mistake(Class<? extends RuntimeException> type, String message) {
            this.type = type;
            this.message = message;
        }
    }

    private static Action lambda(Mistake mistake) {
        ActionBuilder action = action("do").reads("a");
        return switch (mistake) {
            case UNDECLARED_READ -> action.run(state -> state.get("secret") == null ? state : state);
            case UNDECLARED_WRITE -> action.run(state -> state.with("secret", 3));
            case MISSING_WRITE -> action.writes("x").run(state -> state);
            case UNDECLARED_INPUT ->
                action.run((state, inputs) -> inputs.find("secret").isEmpty() ? state : state);
            case INPUT_NOT_GIVEN -> action.inputs("i").run(state -> state);
            case READ_NOT_THERE -> action.reads("later").run(state -> state.get("later") == null ? state : state);
            case VALUE_OF_ANOTHER_TYPE ->
                action.run(state -> state.get("a", List.class).isEmpty() ? state : state);
            case FAILURE_OF_ITS_OWN ->
                action.run(state -> {
                    throw new ArithmeticException("own");
                });
        };
    }

    /** An action that is a class. */
    private record ClassAction(Set<String> reads, Set<String> writes, Set<String> inputs, Body body) implements Action {

        interface Body {
            State run(State state, Inputs inputs);
        }

        @Override
        public String name() {
            return "do";
        }

        @Override
        public ActionResult run(State state, Inputs given, ActionContext context) {
            return ActionResult.of(body.run(state, given));
        }
    }

    private static ClassAction classAction(UnaryOperator<State> body) {
        return new ClassAction(Set.of("a"), Set.of(), Set.of(), (state, inputs) -> body.apply(state));
    }

    private static Action ofClass(Mistake mistake) {
        return switch (mistake) {
            case UNDECLARED_READ -> classAction(state -> state.get("secret") == null ? state : state);
            case UNDECLARED_WRITE -> classAction(state -> state.with("secret", 3));
            case MISSING_WRITE -> new ClassAction(Set.of(), Set.of("x"), Set.of(), (state, inputs) -> state);
            case UNDECLARED_INPUT ->
                new ClassAction(
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        (state, inputs) -> inputs.find("secret").isEmpty() ? state : state);
            case INPUT_NOT_GIVEN -> new ClassAction(Set.of(), Set.of(), Set.of("i"), (state, inputs) -> state);
            case READ_NOT_THERE ->
                new ClassAction(
                        Set.of("later"),
                        Set.of(),
                        Set.of(),
                        (state, inputs) -> state.get("later") == null ? state : state);
            case VALUE_OF_ANOTHER_TYPE ->
                classAction(state -> state.get("a", List.class).isEmpty() ? state : state);
            case FAILURE_OF_ITS_OWN ->
                classAction(state -> {
                    throw new ArithmeticException("own");
                });
        };
    }

    record Nothing() {}

    record Later(int later) {}

    record WithInput(@Input String i) {}

    record AsList(List<String> a) {}

    private static Optional<Action> record(Mistake mistake) {
        return switch (mistake) {
            case UNDECLARED_READ, UNDECLARED_WRITE, MISSING_WRITE, UNDECLARED_INPUT -> Optional.empty();
            case INPUT_NOT_GIVEN -> Optional.of(action("do", WithInput.class, Nothing.class, given -> new Nothing()));
            case READ_NOT_THERE -> Optional.of(action("do", Later.class, Nothing.class, given -> new Nothing()));
            case VALUE_OF_ANOTHER_TYPE ->
                Optional.of(action("do", AsList.class, Nothing.class, given -> new Nothing()));
            case FAILURE_OF_ITS_OWN ->
                Optional.of(action("do", Nothing.class, Nothing.class, given -> {
                    throw new ArithmeticException("own");
                }));
        };
    }

    private static Object bean(Mistake mistake) {
        return switch (mistake) {
            case UNDECLARED_READ ->
                new Object() {
                    @BurrAction(name = "do")
                    void run(State state) {
                        state.get("secret");
                    }
                };
            case UNDECLARED_WRITE ->
                new Object() {
                    @BurrAction(
                            name = "do",
                            writes = {"x", "y"})
                    Map<String, Object> run() {
                        return Map.of("x", 1, "y", 1, "secret", 3);
                    }
                };
            case MISSING_WRITE ->
                new Object() {
                    @BurrAction(
                            name = "do",
                            writes = {"x", "a"})
                    Map<String, Object> run() {
                        return Map.of("a", 1);
                    }
                };
            case UNDECLARED_INPUT ->
                new Object() {
                    @BurrAction(name = "do")
                    void run(Inputs inputs) {
                        inputs.find("secret");
                    }
                };
            case INPUT_NOT_GIVEN ->
                new Object() {
                    @BurrAction(name = "do")
                    void run(@Input String i) {}
                };
            case READ_NOT_THERE ->
                new Object() {
                    @BurrAction(name = "do")
                    void run(int later) {}
                };
            case VALUE_OF_ANOTHER_TYPE ->
                new Object() {
                    @BurrAction(name = "do")
                    void run(List<String> a) {}
                };
            case FAILURE_OF_ITS_OWN ->
                new Object() {
                    @BurrAction(name = "do")
                    void run() {
                        throw new ArithmeticException("own");
                    }
                };
        };
    }

    private static Action ofBean(Mistake mistake) {
        return Graph.builder().withActionsOf(bean(mistake)).build().action("do").orElseThrow();
    }

    static Stream<Arguments> mistakesOfEveryKind() {
        return Stream.of(Mistake.values())
                .flatMap(mistake -> Stream.concat(
                        Stream.of(
                                Arguments.of("lambda", mistake, lambda(mistake)),
                                Arguments.of("class", mistake, ofClass(mistake)),
                                Arguments.of("bean", mistake, ofBean(mistake)),
                                Arguments.of(
                                        "renamed bean",
                                        mistake,
                                        ofBean(mistake).named("other").named("do"))),
                        record(mistake).stream().map(action -> Arguments.of("record", mistake, action))));
    }

    @ParameterizedTest(name = "{1} of a {0}")
    @MethodSource("mistakesOfEveryKind")
    void failAlike(String kind, Mistake mistake, Action action) {
        // Written by an action that does not run before.
        Action writer = action("writer").writes("later").run(state -> state);
        // A type that disagrees is found when the application is built, where it is known: here it is one of a later
        // state.
        State initial = mistake == Mistake.VALUE_OF_ANOTHER_TYPE ? STATE.at(new Position(0, null)) : STATE;
        var app = new ApplicationBuilder()
                .withActions(action, writer)
                .withState(initial)
                .withEntrypoint("do")
                .build();

        assertThatThrownBy(app::step).isExactlyInstanceOf(mistake.type).hasMessageStartingWith(mistake.message);
        assertThat(app.state()).isEqualTo(STATE);
    }

    @Test
    void areAllThere() {
        assertThat(mistakesOfEveryKind()).hasSize(4 * Mistake.values().length + 4);
    }
}
