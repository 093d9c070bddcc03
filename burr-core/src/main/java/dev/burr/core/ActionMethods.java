package dev.burr.core;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which methods of an object are its actions, for who has to know before there is an object: what makes native images must be
 * told of each method that is called by reflection.
 */
public final class ActionMethods {

    private ActionMethods() {}

    /**
     * The methods of a class that are annotated with {@link BurrAction}, in the order in which they stand in it, and then those
     * of what it extends and implements. Of methods that override each other, the one nearest to the class that is annotated.
     */
    public static List<Method> of(Class<?> type) {
        Map<String, Method> bySignature = new LinkedHashMap<>();
        for (Class<?> parent : lookedThrough(type)) {
            for (Method method : annotatedIn(parent)) {
                bySignature.putIfAbsent(method.getName() + Arrays.toString(method.getParameterTypes()), method);
            }
        }
        return List.copyOf(bySignature.values());
    }

    /**
     * The classes that are looked through for them: the given one, those that it extends, and the interfaces of all of them. Their
     * class files are read as well, for the order.
     */
    public static Collection<Class<?>> lookedThrough(Class<?> type) {
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
    private static List<Method> annotatedIn(Class<?> type) {
        List<Method> annotated = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(BurrAction.class) && !method.isSynthetic())
                .toList();
        if (annotated.size() < 2) {
            return annotated;
        }
        MethodPositions positions = MethodPositions.of(type);
        return annotated.stream()
                .sorted(Comparator.<Method>comparingInt(positions::index).thenComparing(Method::toString))
                .toList();
    }
}
