package dev.burr.serde;

import java.io.InputStream;
import java.io.Reader;
import java.time.Month;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

/** What Jackson is told: which values have a form of ours, also inside of records and beans, and who watches their properties. */
final class OwnForms extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Those that {@link ValueEncoder} knows, and Jackson would take for beans. */
    private static final List<Class<?>> KNOWN = List.of(
            Throwable.class,
            Iterator.class,
            BaseStream.class,
            InputStream.class,
            Reader.class,
            Thread.class,
            ClassLoader.class,
            BitSet.class);

    OwnForms(List<ValueCodec<?>> codecs) {
        super("burr");
        KNOWN.forEach(type -> addSerializer(type, new ByEncoder<>()));
        addSerializer(Month.class, new ByName());
        addDeserializer(BitSet.class, new BitSetReader());
        codecs.forEach(this::add);
        setSerializerModifier(new WatchedProperties());
    }

    private <T> void add(ValueCodec<T> codec) {
        addSerializer(codec.type(), new ByEncoder<>());
        addDeserializer(codec.type(), new ByCodec<>(codec));
    }

    /** Hands a value back to the encoder. */
    private static final class ByEncoder<T> extends ValueSerializer<T> {

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writePOJO(value);
        }

        @Override
        public void serializeWithType(T value, JsonGenerator out, SerializationContext context, TypeSerializer type) {
            out.writePOJO(value);
        }
    }

    /** Jackson writes months as numbers; all other enums go by their names. */
    private static final class ByName extends ValueSerializer<Month> {

        @Override
        public void serialize(Month value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.name());
        }
    }

    /** Lambdas are beans without properties for Jackson. */
    private static final class NoValue extends ValueSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            throw new IllegalArgumentException("It is code, and has no properties.");
        }
    }

    private static final class ByCodec<T> extends ValueDeserializer<T> {

        private final ValueCodec<T> codec;

        ByCodec(ValueCodec<T> codec) {
            this.codec = codec;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return codec.decode(context.readValue(in, Object.class));
        }

        @Override
        public Object deserializeWithType(JsonParser in, DeserializationContext context, TypeDeserializer type) {
            return deserialize(in, context);
        }
    }

    private static final class BitSetReader extends ValueDeserializer<BitSet> {

        @Override
        public BitSet deserialize(JsonParser in, DeserializationContext context) {
            var bits = new BitSet();
            for (int bit : context.readValue(in, int[].class)) {
                bits.set(bit);
            }
            return bits;
        }
    }

    private static final class WatchedProperties extends ValueSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            properties.replaceAll(property ->
                    property.getClass() == BeanPropertyWriter.class ? new WatchedProperty(property) : property);
            return properties;
        }

        @Override
        public ValueSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
            boolean writesProperties = serializer instanceof BeanSerializerBase;
            return writesProperties
                            && bean.getBeanClass().isSynthetic()
                            && !serializer.properties().hasNext()
                    ? new NoValue()
                    : serializer;
        }
    }
}
