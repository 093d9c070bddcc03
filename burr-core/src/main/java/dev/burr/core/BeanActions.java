package dev.burr.core;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The actions of an object: its methods that are annotated with {@link BurrAction}, in the order in which they stand in
 * their class, and what is wrong with them. A method with a problem is an action all the same, so that the problem is
 * not followed by others that come from it.
 */
record BeanActions(List<Action> actions, List<String> problems) {

    static BeanActions of(Object bean) {
        var problems = new ArrayList<String>();
        var actions = new ArrayList<Action>();
        for (Method method : annotated(bean.getClass())) {
            actions.add(new BeanMethod(bean, method).toAction(problems));
        }
        if (actions.isEmpty()) {
            problems.add(nothingIn(bean));
        }
        return new BeanActions(actions, problems);
    }

    /** The one action of an object that has this name. */
    static Action named(Object bean, String name) {
        var names = new LinkedHashSet<String>();
        var found = new ArrayList<BeanMethod>();
        for (Method method : annotated(bean.getClass())) {
            var candidate = new BeanMethod(bean, method);
            names.add(candidate.name());
            if (candidate.name().equals(name)) {
                found.add(candidate);
            }
        }
        if (found.size() != 1) {
            throw new InvalidGraphException(List.of(notOne(bean, name, found.size(), names)));
        }
        var problems = new ArrayList<String>();
        Action action = found.get(0).toAction(problems);
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
        return action;
    }

    private static String notOne(Object bean, String name, int found, Set<String> names) {
        String type = bean.getClass().getName();
        return found == 0
                ? "Object of type %s has no action %s (actions: %s). Name one of them, or annotate the method with @BurrAction."
                        .formatted(type, Names.quoted(name), Names.list(names))
                : "Object of type %s has %d methods for action %s. Give all but one another name, with @BurrAction(name = …)."
                        .formatted(type, found, Names.quoted(name));
    }

    /** Of methods that override each other, the one nearest to the object's class that is annotated. */
    private static Collection<Method> annotated(Class<?> type) {
        Map<String, Method> bySignature = new LinkedHashMap<>();
        for (Class<?> parent : hierarchy(type)) {
            for (Method method : inOrder(parent)) {
                if (method.isAnnotationPresent(BurrAction.class) && !method.isSynthetic()) {
                    bySignature.putIfAbsent(method.getName() + Arrays.toString(method.getParameterTypes()), method);
                }
            }
        }
        return bySignature.values();
    }

    /** Classes from the given one upwards, then their interfaces. */
    private static Set<Class<?>> hierarchy(Class<?> type) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            classes.add(c);
        }
        Set<Class<?>> all = new LinkedHashSet<>(classes);
        classes.forEach(c -> addInterfaces(c, all));
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> parent : type.getInterfaces()) {
            if (all.add(parent)) {
                addInterfaces(parent, all);
            }
        }
    }

    /** Reflection gives methods in any order, and a graph should look the same each time. */
    private static List<Method> inOrder(Class<?> type) {
        MethodPositions positions = MethodPositions.of(type);
        return Arrays.stream(type.getDeclaredMethods())
                .sorted(Comparator.<Method>comparingInt(positions::index).thenComparing(Method::toString))
                .toList();
    }

    private static String nothingIn(Object bean) {
        if (bean instanceof Class<?> type) {
            return "withActionsOf was given the class %s, not an object. Give it an object of that class."
                    .formatted(type.getSimpleName());
        }
        Class<?> type = bean.getClass();
        if (Proxy.isProxyClass(type)) {
            return "Object of type %s is a JDK proxy: it shows interfaces only, and no method of theirs is annotated with @BurrAction. Annotate the methods of the interface, or proxy the class (in Spring proxyTargetClass = true)."
                    .formatted(type.getName());
        }
        return "Object of type %s has no method that is annotated with @BurrAction. Annotate its action methods, or leave it out of withActionsOf."
                .formatted(type.getName());
    }
}
