package dev.burr.ui.api.v1;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes numbers so that JavaScript, which has doubles only, reads no other number than the one that is meant. What a double
 * does not tell apart is written as a text: bare where the field is known to be a number, in an object with {@link #MARKER} as its
 * only field in a user's value, where a bare text would be taken for one.
 */
final class SafeNumberSerializer extends ValueSerializer<Number> {

    /** The only field of the object that stands for a number in a user's value. */
    static final String MARKER = "__burr_number__";

    private static final long LARGEST_SAFE = (1L << 53) - 1;
    private static final BigInteger LARGEST_SAFE_INTEGER = BigInteger.valueOf(LARGEST_SAFE);

    private final boolean known;

    SafeNumberSerializer() {
        this(false);
    }

    private SafeNumberSerializer(boolean known) {
        this.known = known;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
        return property == null ? this : new SafeNumberSerializer(isNumber(property.getType()));
    }

    @Override
    public void serialize(Number value, JsonGenerator out, SerializationContext context) {
        if (isSafe(value)) {
            write(value, out);
        } else if (known) {
            out.writeString(value.toString());
        } else {
            out.writeStartObject();
            out.writeStringProperty(MARKER, value.toString());
            out.writeEndObject();
        }
    }

    private static boolean isNumber(JavaType type) {
        JavaType content = type.getContentType();
        return content == null ? Number.class.isAssignableFrom(boxed(type)) : isNumber(content);
    }

    private static Class<?> boxed(JavaType type) {
        return type.getRawClass() == long.class ? Long.class : type.getRawClass();
    }

    static boolean isSafe(Number value) {
        if (value instanceof BigInteger integer) {
            return integer.abs().compareTo(LARGEST_SAFE_INTEGER) <= 0;
        }
        if (value instanceof BigDecimal decimal) {
            double nearest = decimal.doubleValue();
            return Double.isFinite(nearest)
                    && BigDecimal.valueOf(nearest).compareTo(decimal) == 0
                    && Math.abs(nearest) <= LARGEST_SAFE;
        }
        return !(value instanceof Long) || (value.longValue() <= LARGEST_SAFE && value.longValue() >= -LARGEST_SAFE);
    }

    private static void write(Number value, JsonGenerator out) {
        if (value instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (value instanceof BigDecimal decimal) {
            out.writeNumber(decimal.doubleValue());
        } else {
            out.writeNumber(value.longValue());
        }
    }
}
