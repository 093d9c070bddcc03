package dev.burr.core;

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
        if (value instanceof FrozenSet set) {
            return set.isImmutable();
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

        /** A constant is written by its name, unless annotations say otherwise. */
        private static boolean isConstant(Class<?> type) {
            Class<?> declared = type.getSuperclass() == Enum.class ? type : type.getSuperclass();
            return Enum.class.isAssignableFrom(type)
                    && declared != null
                    && !RecordImmutability.isWrittenInAnotherWay(declared)
                    && !RecordImmutability.isWrittenInAnotherWay(type);
        }

        private static Kind ofRecord(Class<?> type) {
            RecordImmutability records = RecordImmutability.of(type);
            return records == null
                    ? NEVER
                    : (value, depth) -> records.isImmutable(value, held -> Immutability.isImmutable(held, depth + 1));
        }
    }
}
