package dev.burr.core;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeanActionProblemsTest {

    private static List<String> problemsOf(Object bean) {
        return Graph.builder().withActionsOf(bean).problems();
    }

    @Test
    void areReportedAllAtOnceAndCauseNoOthers() {
        class Bean {
            @BurrAction(writes = "safe")
            void checkSafety(String prompt) {}

            @BurrAction
            String respond() {
                return "";
            }
        }

        GraphBuilder builder = Graph.builder()
                .withActionsOf(new Bean())
                .withActions(action("end").reads("safe").run(state -> state))
                .withTransitions(
                        from("check_safety").to("respond"),
                        from("respond").to("end"),
                        from("respond").to("nowhere"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage(
                        """
                        This graph has 4 problems:
                         1. Method Bean.checkSafety returns nothing, but declares to write 'safe'. Return the value, or leave out writes.
                         2. Method Bean.respond returns String, but declares no writes. Name the key with @BurrAction(writes = …), or return nothing.
                         3. Transition 'respond' → 'nowhere' names 'nowhere', which is not an action (actions: 'check_safety', 'respond', 'end'). Rename it or add the action.
                         4. Transition 'respond' → 'nowhere' can never be taken: 'respond' → 'end' before it has no condition. Put it first, or give the other one a condition.""");
        assertThat(builder.problemsFor("check_safety", State.empty())).hasSize(4);
    }

    @Test
    void areObjectsWithoutActions() {
        var proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (self, method, arguments) -> null);

        assertThat(problemsOf("text"))
                .containsExactly(
                        "Object of type java.lang.String has no method that is annotated with @BurrAction. Annotate its action methods, or leave it out of withActionsOf.");
        assertThat(problemsOf(BeanActionProblemsTest.class))
                .containsExactly(
                        "withActionsOf was given the class BeanActionProblemsTest, not an object. Give it an object of that class.");
        assertThat(problemsOf(proxy))
                .containsExactly(
                        "Object of type %s is a JDK proxy: it shows interfaces only, and no method of theirs is annotated with @BurrAction. Annotate the methods of the interface, or proxy the class (in Spring proxyTargetClass = true)."
                                .formatted(proxy.getClass().getName()));
    }

    @Test
    void areNamesThatAreThereTwice() {
        class Bean {
            @BurrAction(name = "ask")
            void one() {}

            @BurrAction
            void ask() {}
        }

        assertThat(problemsOf(new Bean()))
                .containsExactly("Action 'ask' is there more than once. Give each action a name of its own.");
    }

    @Test
    @SuppressWarnings("unused")
    void areMethodsThatAProxyPassesBy() {
        class Target {
            @BurrAction
            private void hidden() {}

            @BurrAction
            final void fixed() {}
        }
        class Target$$SpringCGLIB$$0 extends Target {}

        assertThat(problemsOf(new Target()))
                .containsExactly(
                        "Method Target.hidden is private, so that no proxy of the object can stand in for it. Make it package-private.");
        assertThat(problemsOf(new Target$$SpringCGLIB$$0()))
                .hasSize(2)
                .contains(
                        "Method Target.fixed is final, so that Target$$SpringCGLIB$$0, a proxy made as a subclass, can't pass the call on to the object. Leave out final.");
    }

    record Verdict(boolean safe, String reason) {}

    @Test
    void areWritesThatTheReturnTypeCantGive() {
        class Bean {
            @BurrAction(writes = {"a", "b"})
            List<String> list() {
                return List.of();
            }

            @BurrAction(writes = {"safe", "why"})
            Verdict components() {
                return new Verdict(true, "");
            }

            @BurrAction
            Map<String, Object> map() {
                return Map.of();
            }

            @BurrAction(writes = "x")
            CompletableFuture<String> later() {
                return new CompletableFuture<>();
            }

            @BurrAction(writes = "x")
            Stream<String> stream() {
                return Stream.of();
            }
        }

        assertThat(problemsOf(new Bean()))
                .containsExactly(
                        "Method Bean.list declares to write 'a', 'b', which one List<String> can't give. Return a record with these components, a Map, a State or an ActionResult.",
                        "Method Bean.components declares to write 'safe', 'why', but returns Verdict, whose components are 'safe', 'reason'. Give it just these components, or leave out writes: the components are the declaration then.",
                        "Method Bean.map returns Map<String, Object>, but declares no writes. Name the key with @BurrAction(writes = …), or return nothing.",
                        "Method Bean.later returns a CompletableFuture, which is not a value yet, so that no state can hold it. Wait for it in the method, and return what it gives.",
                        "Method Bean.stream returns a Stream, which is not a value yet, so that no state can hold it. Wait for it in the method, and return what it gives.");
    }

    @Test
    void areDeclarationsThatNoParameterUses() {
        class Bean {
            @BurrAction(
                    reads = {"a", "b"},
                    inputs = "i",
                    optionalInputs = "j")
            void unused(String a, @Input String i) {}
        }

        assertThat(problemsOf(new Bean()))
                .containsExactly(
                        "Method Bean.unused declares reads 'b', but has no parameter that gets them. Add a parameter of type State or of these names, or leave them out of reads.",
                        "Method Bean.unused declares optionalInputs 'j', but has no parameter that gets them. Add a parameter of type Inputs or of these names, or leave them out of optionalInputs.");
    }

    @Test
    void areDefaultsThatDoNotFit() {
        class Bean {
            @BurrAction
            void wrong(
                    @Input(defaultValue = "many") int n,
                    @Input(defaultValue = "NaN") double d,
                    @Input(defaultValue = {"1", "2"}) int two,
                    @Input(defaultValue = "1") Optional<Integer> maybe) {}
        }
        record Wrong(@Input(defaultValue = "many") int n) {}

        assertThat(problemsOf(new Bean()))
                .containsExactly(
                        "Method Bean.wrong is wrong in a parameter. Default value \"many\" of input 'n' can't be read as int. Write it as it would stand in JSON, or leave it out.",
                        "Method Bean.wrong is wrong in a parameter. Default value \"NaN\" of input 'd' can't be read as double. Write it as it would stand in JSON, or leave it out.",
                        "Method Bean.wrong is wrong in a parameter. Input 'two' has 2 default values. Leave out all but one.",
                        "Method Bean.wrong is wrong in a parameter. Input 'maybe' has a default value and is Optional. Leave out all but one.");
        assertThatThrownBy(() -> action("wrong", Wrong.class, Wrong.class, wrong -> wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Default value \"many\" of input 'n' can't be read as int.");
    }

    abstract static class Generic<T extends Serializable> {
        @BurrAction(writes = "x")
        T go(Set<T> values) {
            return values.iterator().next();
        }
    }

    @Test
    void areParametersWhoseTypeIsOpen() {
        class Bean extends Generic<String> {}

        assertThat(problemsOf(new Bean()))
                .containsExactly(
                        "Method Generic.go has parameter 'values' of type Set<T>, which says nothing of the value. Override it with the type that it has, and annotate that method.");
    }

    @Test
    void areParametersWithoutNames(@TempDir Path folder) throws Exception {
        Path classes = new CompiledSources(folder)
                .with(
                        "Unnamed.java",
                        """
                        import dev.burr.core.*;
                        public class Unnamed {
                            @BurrAction public void go(String a, int b, State state) {}
                            @BurrAction public void fine(@Input("prompt") String text, Inputs inputs) {}
                        }
                        """)
                .compile();

        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(problemsOf(instance(loader.loadClass("Unnamed"))))
                    .containsExactly(
                            "Method Unnamed.go has parameters without names, so that the keys they read are unknown. Compile with javac -parameters (Maven: <maven.compiler.parameters>true</maven.compiler.parameters>, Gradle: options.compilerArgs.add(\"-parameters\")).");
        }
    }

    @Test
    void areMethodsOfModulesThatAreClosed(@TempDir Path folder) throws Exception {
        Path classes = new CompiledSources(folder)
                .with("module-info.java", "module closed.module { exports shown; }")
                .with("shown/Bean.java", bean("shown"))
                .with(
                        "shown/Factory.java",
                        "package shown; public class Factory { public hidden.Bean bean = new hidden.Bean(); }")
                .with("hidden/Bean.java", bean("hidden"))
                .compile("-parameters", "--add-reads", "closed.module=ALL-UNNAMED");
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("closed.module"));
        var layer = ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(ModuleLayer.boot()), getClass().getClassLoader());
        ClassLoader loader = layer.layer().findLoader("closed.module");
        layer.addReads(layer.layer().findModule("closed.module").orElseThrow(), BurrAction.class.getModule());
        Class<?> factory = loader.loadClass("shown.Factory");

        assertThat(problemsOf(instance(loader.loadClass("shown.Bean")))).isEmpty();
        assertThat(problemsOf(factory.getField("bean").get(instance(factory))))
                .containsExactly(
                        "Method Bean.go can't be called: module closed.module does not open package hidden. Add 'opens hidden;' to its module-info.java.");
    }

    private static String bean(String packageName) {
        return "package %s; public class Bean { @dev.burr.core.BurrAction public void go() {} }".formatted(packageName);
    }

    private static Object instance(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getConstructor();
        return constructor.newInstance();
    }
}
