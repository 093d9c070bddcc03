package dev.burr.core;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells for the records of one type whether they can change: whether what they hold can, and whether that is all that they
 * say of themselves. An accessor may copy or compute, and a further getter may say anything.
 */
final class RecordImmutability {

    private static final String JACKSON = "com.fasterxml.jackson.";

    private final Component[] components;

    private RecordImmutability(Component[] components) {
        this.components = components;
    }

    private record Component(Method accessor, Field field) {

        /** Only of what the accessor gives as it is held. */
        private boolean isImmutable(Object owner, Predicate<@Nullable Object> immutable)
                throws ReflectiveOperationException {
            Object held = field.get(owner);
            return isSame(held, accessor.invoke(owner)) && immutable.test(held);
        }

        @SuppressWarnings("ReferenceEquality") // a copy may be of something else the next time
        private boolean isSame(@Nullable Object held, @Nullable Object said) {
            return field.getType().isPrimitive() ? said != null && said.equals(held) : held == said;
        }
    }

    /** For records of a type; null when they might change whatever they hold. */
    static @Nullable RecordImmutability of(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        if (isWrittenInAnotherWay(type) || saysMore(type, declared)) {
            return null;
        }
        var components = new Component[declared.length];
        for (int i = 0; i < declared.length; i++) {
            Field field = fieldOf(type, declared[i].getName());
            Method accessor = declared[i].getAccessor();
            if (field == null || !field.trySetAccessible() || !accessor.trySetAccessible()) {
                return null;
            }
            components[i] = new Component(accessor, field);
        }
        return new RecordImmutability(components);
    }

    private static @Nullable Field fieldOf(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    /** Annotations of Jackson may name any method of it as what is written. */
    static boolean isWrittenInAnotherWay(Class<?> type) {
        return hasJackson(type)
                || Arrays.stream(type.getDeclaredMethods()).anyMatch(RecordImmutability::hasJackson)
                || Arrays.stream(type.getDeclaredFields()).anyMatch(RecordImmutability::hasJackson);
    }

    private static boolean hasJackson(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().startsWith(JACKSON));
    }

    private static boolean saysMore(Class<?> type, RecordComponent[] components) {
        Set<String> accessors = new HashSet<>();
        for (RecordComponent component : components) {
            accessors.add(component.getName());
        }
        accessors.add("getClass");
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> isGetter(method) && !accessors.contains(method.getName()));
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && (method.getName().startsWith("get") || method.getName().startsWith("is"));
    }

    /** Whether a record can't change, given what can't of what it holds. An accessor that fails says nothing about it. */
    boolean isImmutable(Object owner, Predicate<@Nullable Object> immutable) {
        try {
            for (Component component : components) {
                if (!component.isImmutable(owner, immutable)) {
                    return false;
                }
            }
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
