package dev.burr.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import dev.burr.core.BurrAction;
import dev.burr.core.Input;
import dev.burr.core.State;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** What a native image keeps of a service. */
final class RuntimeHintsTest {

    private static RuntimeHints hintsFor(Class<?>... beans) {
        var context = new AnnotationConfigApplicationContext();
        context.register(beans);
        var generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get(RuntimeHintsTest.class)), new InMemoryGeneratedFiles());
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        return generation.getRuntimeHints();
    }

    @Test
    void keepsAnnotatedActionsAndTheOrderInWhichTheyStand() {
        RuntimeHints hints = hintsFor(ChatActions.class);

        assertThat(reflection().onMethodInvocation(ChatActions.class, "prompt")).accepts(hints);
        assertThat(reflection().onMethodInvocation(ChatActions.class, "rank")).accepts(hints);
        assertThat(reflection().onMethodInvocation(Checks.class, "check")).accepts(hints);
        assertThat(reflection().onType(ChatActions.class)).accepts(hints);
        assertThat(resource().forResource(ChatActions.class.getName().replace('.', '/') + ".class"))
                .accepts(hints);
    }

    @Test
    void keepsWhatActionsTakeAndReturn() {
        RuntimeHints hints = hintsFor(ChatActions.class);

        assertThat(reflection().onMethodInvocation(Message.class, "text")).accepts(hints);
        assertThat(reflection().onType(Message.class).withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
        assertThat(reflection().onMethodInvocation(Ranking.class, "best")).accepts(hints);
        assertThat(hints.reflection().getTypeHint(TypeReference.of(State.class)))
                .isNull();
    }

    @Test
    void keepsNothingOfOtherBeans() {
        RuntimeHints hints = hintsFor(Other.class);

        assertThat(reflection().onMethodInvocation(Other.class, "nothing")).rejects(hints);
        assertThat(resource().forResource(Other.class.getName().replace('.', '/') + ".class"))
                .rejects(hints);
    }

    @Test
    void keepsVirtualThreads() {
        RuntimeHints hints = hintsFor(Other.class);

        assertThat(hints.reflection().getTypeHint(Executors.class)).isNotNull().satisfies(type -> assertThat(
                        type.methods())
                .extracting(method -> method.getName())
                .contains("newVirtualThreadPerTaskExecutor"));
    }

    record Message(String text) {}

    record Ranking(Message best) {}

    interface Checks {

        @BurrAction(writes = "safe")
        default boolean check(String prompt) {
            return !prompt.isEmpty();
        }
    }

    static class ChatActions implements Checks {

        @BurrAction(writes = "prompt")
        String prompt(@Input("prompt") String text) {
            return text;
        }

        @BurrAction(writes = "ranking")
        Ranking rank(List<Message> history, State state) {
            return new Ranking(history.get(state.getInt("at")));
        }
    }

    static class Other {

        void nothing() {
            // Is no action.
        }
    }
}
