package dev.burr.core;

import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.ApplicationBuilder;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Single methods of an object as actions. */
final class OneBeanActionTest {

    static class Texts {

        @BurrAction(writes = "text")
        String toUpper(String text) {
            return text.toUpperCase();
        }

        @BurrAction(name = "longer", writes = "text")
        String append(String text, @Input("suffix") String suffix) {
            return text + suffix;
        }

        @BurrAction(writes = "text")
        void broken() {}

        @BurrAction(name = "twice", writes = "text")
        String once(String text) {
            return text;
        }

        @BurrAction(name = "twice", writes = "text")
        String again(String text) {
            return text;
        }
    }

    private final Texts texts = new Texts();

    @Test
    void isTakenWithoutTheOthers() {
        var app = new ApplicationBuilder()
                .withActions(
                        Action.of(texts, "longer").bind("suffix", "!").named("shout"),
                        Action.of(texts, "longer").bind("suffix", "?").named("ask"),
                        Action.of(texts, "to_upper"))
                .withTransitions(from("shout").to("ask"), from("ask").to("to_upper"))
                .withState(State.of("text", "hey"))
                .withEntrypoint("shout")
                .build();

        assertThat(app.run(after("to_upper")).state().getString("text")).isEqualTo("HEY!?");
    }

    @Test
    void isNamedAsItsAnnotationSays() {
        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(() -> Action.of(texts, "append"))
                .withMessage(
                        "This graph has 1 problem:\n 1. "
                                + "Object of type %s has no action 'append' (actions: 'to_upper', 'longer', 'broken', 'twice')."
                                + " Name one of them, or annotate the method with @BurrAction.",
                        Texts.class.getName());
    }

    @Test
    void isNotFoundInAnObjectWithout() {
        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(() -> Action.of("text", "length"))
                .withMessage("This graph has 1 problem:\n 1. "
                        + "Object of type java.lang.String has no method that is annotated with @BurrAction."
                        + " Annotate its action methods.");
    }

    @Test
    void isNotFoundInAClassOrAProxyThatShowsInterfacesOnly() {
        var proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);

        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(() -> Action.of(Texts.class, "longer"))
                .withMessage("This graph has 1 problem:\n 1. "
                        + "Action.of was given the class Texts, not an object. Give it an object of that class.");
        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(() -> Action.of(proxy, "run"))
                .withMessageContaining("is a JDK proxy: it shows interfaces only")
                .withMessageContaining("proxyTargetClass = true");
    }

    @Test
    void isRefusedWhereTwoMethodsHaveTheName() {
        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(() -> Action.of(texts, "twice"))
                .withMessage(
                        "This graph has 1 problem:\n 1. " + "Object of type %s has 2 methods for action 'twice'."
                                + " Give all but one another name, with @BurrAction(name = …).",
                        Texts.class.getName());
    }

    @Test
    void isRefusedWithWhatIsWrongWithItAlone() {
        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(() -> Action.of(texts, "broken"))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .startsWith("Method Texts.broken returns nothing, but declares to write 'text'."));
    }
}
