package dev.burr.spring.aot;

import dev.burr.core.ActionContext;
import dev.burr.core.ActionMethods;
import dev.burr.core.ActionResult;
import dev.burr.core.BurrAction;
import dev.burr.core.Emitter;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.visibility.Tracer;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/**
 * Beans with methods that are annotated with {@link BurrAction}: their methods are called by reflection, the order in which they
 * stand is read from the class file, and what they take and return is converted from and to JSON.
 */
final class ActionBeanHints implements BeanRegistrationAotProcessor {

    /** What an action is given as it is, and never as JSON. */
    private static final Set<Class<?>> NO_VALUES = Set.of(
            State.class,
            Inputs.class,
            ActionContext.class,
            ActionResult.class,
            Emitter.class,
            Tracer.class,
            Void.class,
            void.class);

    private final BindingReflectionHintsRegistrar values = new BindingReflectionHintsRegistrar();

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Class<?> type = ClassUtils.getUserClass(bean.getBeanClass());
        List<Method> actions = ActionMethods.of(type);
        return actions.isEmpty() ? null : (generation, code) -> register(type, actions, generation.getRuntimeHints());
    }

    private void register(Class<?> type, List<Method> actions, RuntimeHints hints) {
        ActionMethods.lookedThrough(type).stream()
                .filter(parent -> !parent.getName().startsWith("java.")) // those of the JDK have no actions
                .forEach(parent -> {
                    hints.reflection().registerType(parent);
                    hints.resources().registerType(parent);
                });
        for (Method action : actions) {
            hints.reflection().registerMethod(action, ExecutableMode.INVOKE);
            Type[] converted = Stream.concat(
                            Arrays.stream(action.getGenericParameterTypes()), Stream.of(action.getGenericReturnType()))
                    .filter(value -> !(value instanceof Class<?> named && NO_VALUES.contains(named)))
                    .toArray(Type[]::new);
            values.registerReflectionHints(hints.reflection(), converted);
        }
    }
}
