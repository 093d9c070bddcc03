package dev.burr.core;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells values that can't change, all the way down, from those that might. When in doubt, a value might: a bean, an array, a
 * collection that somebody else may hold.
 */
final class Immutability {

    /** Deeper than that a value is not looked into. */
    private static final int DEEPEST = 16;

    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            Class.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            ZoneOffset.class,
            Duration.class,
            Period.class,
            Year.class,
            YearMonth.class,
            MonthDay.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    /** The classes behind {@code List.of}, {@code Stream.toList} and their like, which have no names of their own. */
    private static final Set<Class<?>> COLLECTIONS = Set.of(
            List.of().getClass(),
            List.of(1).getClass(),
            Set.of().getClass(),
            Set.of(1).getClass(),
            Collections.emptyList().getClass(),
            Collections.emptySet().getClass());

    private static final Set<Class<?>> MAPS = Set.of(
            Map.of().getClass(), Map.of(1, 1).getClass(), Collections.emptyMap().getClass());

    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
            return Kind.of(type);
        }
    };

    private Immutability() {}

    static boolean isImmutable(@Nullable Object value) {
        return isImmutable(value, 0);
    }

    private static boolean isImmutable(@Nullable Object value, int depth) {
        if (value == null || value instanceof String || value instanceof Integer) {
            return true;
        }
        if (value instanceof FrozenList list) {
            return list.isImmutable();
        }
        if (value instanceof FrozenMap map) {
            return map.isImmutable();
        }
        return depth < DEEPEST && KINDS.get(value.getClass()).isImmutable(value, depth);
    }

    private static boolean areImmutable(Collection<?> values, int depth) {
        for (Object value : values) {
            if (!isImmutable(value, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /** How to find out whether a value of some class may change. */
    private interface Kind {

        Kind ALWAYS = (value, depth) -> true;
        Kind NEVER = (value, depth) -> false;

        boolean isImmutable(Object value, int depth);

        static Kind of(Class<?> type) {
            if (LEAVES.contains(type) || isConstant(type)) {
                return ALWAYS;
            }
            if (type.isRecord()) {
                return ofRecord(type);
            }
            if (COLLECTIONS.contains(type)) {
                return (value, depth) -> areImmutable((Collection<?>) value, depth);
            }
            if (MAPS.contains(type)) {
                return (value, depth) -> areImmutable(((Map<?, ?>) value).keySet(), depth)
                        && areImmutable(((Map<?, ?>) value).values(), depth);
            }
            if (type == Optional.class) {
                return (value, depth) -> Immutability.isImmutable(((Optional<?>) value).orElse(null), depth + 1);
            }
            return NEVER;
        }

        /** Constants of an enum that have fields which can be set are beans in disguise. */
        private static boolean isConstant(Class<?> type) {
            if (!Enum.class.isAssignableFrom(type)) {
                return false;
            }
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isFinal(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
                    return false;
                }
            }
            return true;
        }

        /** Components whose type says that they can't change need not be looked at in each record. */
        private static Kind ofRecord(Class<?> type) {
            var open = new ArrayList<Method>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (!component.getType().isPrimitive() && !LEAVES.contains(component.getType())) {
                    Method accessor = component.getAccessor();
                    if (!accessor.trySetAccessible()) {
                        return NEVER;
                    }
                    open.add(accessor);
                }
            }
            return open.isEmpty()
                    ? ALWAYS
                    : (value, depth) -> {
                        for (Method accessor : open) {
                            if (!isImmutable(value, accessor, depth)) {
                                return false;
                            }
                        }
                        return true;
                    };
        }

        private static boolean isImmutable(Object value, Method accessor, int depth) {
            try {
                return Immutability.isImmutable(accessor.invoke(value), depth + 1);
            } catch (ReflectiveOperationException e) {
                // An accessor that fails says nothing about the component.
                return false;
            }
        }
    }
}
