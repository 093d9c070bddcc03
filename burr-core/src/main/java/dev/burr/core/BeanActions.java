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
