package dev.burr.serde;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.SimpleStreamWriteContext;

/**
 * What Jackson's serializers write to: a {@link JsonWriter}, so that its rules for text and numbers hold for them too, and
 * those of the {@link ValueEncoder} for keys and sizes.
 */
final class ValueGenerator extends PlainTextGenerator {

    private static final int NOTHING = -1;

    private final JsonWriter out;
    private final ValueEncoder encoder;
    private final ValuePath path;
    private final int levelOfRoot;
    private SimpleStreamWriteContext context = SimpleStreamWriteContext.createRootContext(null);

    /** How deep the container is in which a value comes that is not written: something else stands in its place already. */
    private int hidden = NOTHING;

    /** Whether the value that comes is the name of a type that Burr knows. */
    private boolean typeIsDue;

    ValueGenerator(JsonWriter out, ValueEncoder encoder, ValuePath path) {
        this.out = out;
        this.encoder = encoder;
        this.path = path;
        this.levelOfRoot = path.depth();
    }

    /** Whether what is written now goes nowhere. */
    boolean isHiding() {
        return hidden != NOTHING;
    }

    int size() {
        return out.size();
    }

    int level() {
        return path.depth();
    }

    /** Writes a property in another way than its serializer would, where it is to be. Whether it did. */
    boolean writesInstead(WatchedProperty property, Object bean) throws Exception {
        KeyRules keys = encoder.keys();
        if (!keys.areAsked()) {
            return false;
        }
        String name = property.getName();
        if (keys.hide(name)) {
            writeName(name);
            writeNull();
            return true;
        }
        ValueCodec<?> codec = keys.codecOf(name);
        Object value = codec == null ? null : property.get(bean);
        if (codec == null || value == null || !codec.takes(value)) {
            return false;
        }
        writeName(name);
        _verifyValueWrite("write a value");
        encoder.writeCarefully(value, codec);
        return true;
    }

    /** Writes a marker where a property without its name would be, if nobody may see it. Whether it did. */
    boolean hidesElement(String name) {
        if (!encoder.keys().hide(name)) {
            return false;
        }
        if (takesValue("write a value")) {
            encoder.markers().masked();
        }
        return true;
    }

    /**
     * Puts a marker in place of a property that failed. Whether it did; a value with many such is given up as a whole.
     *
     * @param start how much was written before it
     * @param level how deep it is
     */
    boolean giveUp(WatchedProperty property, Class<?> bean, int start, int level, Throwable failure) {
        String name = property.getName();
        if (BurrTypes.isTag(name) || !encoder.isPatient()) {
            return false;
        }
        while (context.getNestingDepth() > level - levelOfRoot) {
            context = context.clearAndGetParent();
        }
        context.writeValue(); // its name may have been written, or not
        hidden = NOTHING;
        typeIsDue = false;
        path.leave(level);
        out.truncate(start);
        encoder.writeName(name);
        encoder.replace(bean, failure);
        return true;
    }

    @Override
    public JsonGenerator writeStartArray() {
        return writeStartArray(null);
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object value) {
        if (isShown("start an array")) {
            if (value != null && encoder.markers().cutArray(value)) {
                hidden = context.getNestingDepth();
            } else {
                path.enter(value);
                out.beginArray();
            }
        }
        context = context.createChildArrayContext(value);
        return this;
    }

    @Override
    public JsonGenerator writeEndArray() {
        if (endsShown()) {
            out.endArray();
        }
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        return writeStartObject(null);
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object value) {
        if (isShown("start an object")) {
            path.enter(value);
            out.beginObject();
        }
        context = context.createChildObjectContext(value);
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        if (endsShown()) {
            out.endObject();
        }
        return this;
    }

    private boolean endsShown() {
        context = context.clearAndGetParent();
        if (hidden == NOTHING) {
            path.leave();
            return true;
        }
        if (hidden == context.getNestingDepth()) {
            hidden = NOTHING;
        }
        return false;
    }

    @Override
    public JsonGenerator writeName(String name) {
        if (!context.writeName(name)) {
            throw new StreamWriteException(this, "A name was written where a value was expected.");
        }
        if (hidden == NOTHING) {
            encoder.writeName(name);
            typeIsDue = BurrTypes.isTag(name);
            if (encoder.keys().hide(name)) {
                encoder.markers().masked();
                hidden = context.getNestingDepth();
            }
        }
        return this;
    }

    @Override
    public JsonGenerator writeString(@Nullable String text) {
        if (text == null) {
            return writeNull();
        }
        if (typeIsDue) {
            BurrTypes.requireKnown(text);
            typeIsDue = false;
        }
        if (takesValue("write text")) {
            encoder.write(text);
        }
        return this;
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        if (takesValue("write bytes")) {
            encoder.write(Arrays.copyOfRange(data, offset, offset + length));
        }
        return this;
    }

    @Override
    public JsonGenerator writeNumber(long value) {
        if (takesValue("write a number")) {
            out.number(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigInteger value) {
        if (value == null) {
            return writeNull();
        }
        if (takesValue("write a number")) {
            encoder.write(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeNumber(double value) {
        if (takesValue("write a number")) {
            out.number(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float value) {
        if (takesValue("write a number")) {
            out.number(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigDecimal value) {
        if (value == null) {
            return writeNull();
        }
        if (takesValue("write a number")) {
            encoder.write(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeBoolean(boolean value) {
        if (takesValue("write a boolean")) {
            out.bool(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeNull() {
        typeIsDue = false;
        if (takesValue("write null")) {
            out.nullValue();
        }
        return this;
    }

    /** A value that a serializer does not write itself. */
    @Override
    public JsonGenerator writePOJO(@Nullable Object value) {
        if (takesValue("write a value")) {
            encoder.write(value);
        }
        return this;
    }

    /** Whether a value is to be written that has no parts. */
    private boolean takesValue(String what) {
        boolean shown = isShown(what);
        if (hidden == context.getNestingDepth()) {
            hidden = NOTHING;
        }
        return shown;
    }

    private boolean isShown(String what) {
        _verifyValueWrite(what);
        if (context.inArray() && hidden == NOTHING) {
            path.at(context.getCurrentIndex());
        }
        return hidden == NOTHING;
    }

    @Override
    protected void _verifyValueWrite(String what) {
        if (!context.writeValue()) {
            throw new StreamWriteException(this, "A value was written where a name was expected.");
        }
        if (typeIsDue) {
            BurrTypes.requireKnown(what);
        }
    }

    @Override
    public TokenStreamContext streamWriteContext() {
        return context;
    }

    @Override
    public Object streamWriteOutputTarget() {
        return out;
    }
}
