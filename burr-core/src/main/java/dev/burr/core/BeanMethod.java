package dev.burr.core;

import dev.burr.core.BeanAction.Given;
import dev.burr.visibility.Tracer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one method that is annotated with {@link BurrAction} as an action, or says all that is wrong with it. */
final class BeanMethod {

    /** Types whose parameters are neither a key nor an input, and what they get. */
    private static final Map<Class<?>, Given> SPECIAL = Map.of(
            State.class, (state, inputs, context) -> state,
            Inputs.class, (state, inputs, context) -> inputs,
            ActionContext.class, (state, inputs, context) -> context,
            Emitter.class, (state, inputs, context) -> context,
            Tracer.class, (state, inputs, context) -> context.tracer());

    private final Object bean;
    private final Method method;
    private final BurrAction declared;
    private final String name;
    private final List<String> problems = new ArrayList<>();
    private final List<Argument> arguments = new ArrayList<>();
    private final List<Given> parameters = new ArrayList<>();

    BeanMethod(Object bean, Method method) {
        this.bean = bean;
        this.method = method;
        this.declared = Objects.requireNonNull(method.getAnnotation(BurrAction.class));
        this.name = declared.name().isEmpty() ? snakeCase(method.getName()) : declared.name();
    }

    /** That of the action. */
    String name() {
        return name;
    }

    /** {@code checkSafety} is {@code check_safety}, {@code fetchURLOf} is {@code fetch_url_of}. */
    static String snakeCase(String camelCase) {
        return camelCase
                .replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1_$2")
                .replaceAll("(\\p{Lu}+)(\\p{Lu}\\p{Ll})", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** The action. One that can't run when there are problems; they are added to those of others. */
    Action toAction(List<String> others) {
        readParameters();
        checkUse("reads", declared.reads(), State.class);
        checkUse("inputs", declared.inputs(), Inputs.class);
        checkUse("optionalInputs", declared.optionalInputs(), Inputs.class);
        MethodHandle handle = handle();
        Returned returned = returned();
        if (handle == null || returned == null || !problems.isEmpty()) {
            others.addAll(problems);
            return Action.action(name)
                    .reads(declared.reads())
                    .writes(declared.writes())
                    .run(state -> state);
        }
        var call = new BeanAction.Call(List.copyOf(parameters), takesEmitter(), handle, returned);
        return new BeanAction(name, declared, arguments, call, MethodSource.of(method));
    }

    private boolean takesEmitter() {
        return List.of(method.getParameterTypes()).contains(Emitter.class);
    }

    private void problem(String what) {
        problems.add("Method %s.%s %s".formatted(method.getDeclaringClass().getSimpleName(), method.getName(), what));
    }

    private void readParameters() {
        boolean named = true;
        for (Parameter parameter : method.getParameters()) {
            Given special = SPECIAL.get(parameter.getType());
            if (special != null) {
                parameters.add(special);
            } else if (isNamed(parameter)) {
                readArgument(parameter);
            } else {
                named = false;
            }
        }
        if (!named) {
            problem(
                    "has parameters without names, so that the keys they read are unknown. Compile with javac -parameters (Maven: <maven.compiler.parameters>true</maven.compiler.parameters>, Gradle: options.compilerArgs.add(\"-parameters\")).");
        }
    }

    private static boolean isNamed(Parameter parameter) {
        Input input = parameter.getAnnotation(Input.class);
        return parameter.isNamePresent() || (input != null && !input.value().isEmpty());
    }

    private void readArgument(Parameter parameter) {
        if (Types.isOpen(parameter.getParameterizedType())) {
            problem(
                    "has parameter '%s' of type %s, which says nothing of the value. Override it with the type that it has, and annotate that method."
                            .formatted(parameter.getName(), Types.name(parameter.getParameterizedType())));
            return;
        }
        try {
            Argument argument = Argument.of(parameter);
            arguments.add(argument);
            parameters.add((state, inputs, context) -> argument.from(state, inputs));
        } catch (IllegalArgumentException e) {
            problem("is wrong in a parameter. " + e.getMessage());
        }
    }

    /** What is declared for want of a parameter needs another way to be read. */
    private void checkUse(String attribute, String[] keys, Class<? extends NamedValues> way) {
        var unused = new LinkedHashSet<>(List.of(keys));
        for (Argument argument : arguments) {
            if (argument.isInput() == (way == Inputs.class)) {
                unused.remove(argument.key());
            }
        }
        if (!unused.isEmpty() && !List.of(method.getParameterTypes()).contains(way)) {
            problem(
                    "declares %s %s, but has no parameter that gets them. Add a parameter of type %s or of these names, or leave them out of %s."
                            .formatted(attribute, Names.list(unused), way.getSimpleName(), attribute));
        }
    }

    private @Nullable MethodHandle handle() {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            problem("is private, so that no proxy of the object can stand in for it. Make it package-private.");
            return null;
        }
        Class<?> type = bean.getClass();
        if (Modifier.isFinal(modifiers) && type.getName().contains("$$")) {
            problem(
                    "is final, so that %s, a proxy made as a subclass, can't pass the call on to the object. Leave out final."
                            .formatted(type.getSimpleName()));
        }
        if (!method.trySetAccessible()) {
            problem("can't be called: module %s does not open package %s. Add 'opens %s;' to its module-info.java."
                    .formatted(
                            method.getDeclaringClass().getModule().getName(),
                            method.getDeclaringClass().getPackageName(),
                            method.getDeclaringClass().getPackageName()));
            return null;
        }
        try {
            MethodHandle direct = MethodHandles.lookup().unreflect(method);
            MethodHandle bound = Modifier.isStatic(modifiers) ? direct : direct.bindTo(bean);
            return bound.asFixedArity()
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Method %s was made accessible and is not.".formatted(method), e);
        }
    }

    private @Nullable Returned returned() {
        Set<String> writes = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(declared.writes())));
        try {
            return Returned.by(method, writes);
        } catch (IllegalArgumentException e) {
            problem(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
