package dev.burr.serde;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.Version;
import tools.jackson.core.base.GeneratorBase;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JacksonFeatureSet;
import tools.jackson.core.util.SimpleStreamWriteContext;

/** What Jackson's serializers write to: a {@link JsonWriter}, so that its rules for text and numbers hold for them too. */
final class ValueGenerator extends GeneratorBase {

    private static final JacksonFeatureSet<StreamWriteCapability> CAPABILITIES =
            JacksonFeatureSet.fromDefaults(StreamWriteCapability.values());

    /** The constructor of the base class asks for one; nothing here takes buffers from it. */
    private static final BufferRecycler UNUSED_BUFFERS = new BufferRecycler();

    private final JsonWriter out;
    private final ValueEncoder encoder;
    private final int deepest;
    private SimpleStreamWriteContext context = SimpleStreamWriteContext.createRootContext(null);

    ValueGenerator(JsonWriter out, ValueEncoder encoder, int deepest) {
        super(ObjectWriteContext.empty(), newIoContext(), 0);
        this.out = out;
        this.encoder = encoder;
        this.deepest = deepest;
    }

    private static IOContext newIoContext() {
        return new IOContext(
                StreamReadConstraints.defaults(),
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                UNUSED_BUFFERS,
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
    }

    @Override
    public JsonGenerator writeStartArray() {
        return writeStartArray(null);
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object value) {
        _verifyValueWrite("start an array");
        context = checked(context.createChildArrayContext(value));
        out.beginArray();
        return this;
    }

    @Override
    public JsonGenerator writeEndArray() {
        context = context.clearAndGetParent();
        out.endArray();
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        return writeStartObject(null);
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object value) {
        _verifyValueWrite("start an object");
        context = checked(context.createChildObjectContext(value));
        out.beginObject();
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        context = context.clearAndGetParent();
        out.endObject();
        return this;
    }

    private SimpleStreamWriteContext checked(SimpleStreamWriteContext child) {
        if (child.getNestingDepth() > deepest) {
            throw new StreamWriteException(this, "It is nested too deeply or contains itself.");
        }
        return child;
    }

    @Override
    public JsonGenerator writeName(String name) {
        if (!context.writeName(name)) {
            throw new StreamWriteException(this, "A name was written where a value was expected.");
        }
        out.name(name);
        return this;
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeString(@Nullable String text) {
        if (text == null) {
            return writeNull();
        }
        _verifyValueWrite("write text");
        out.string(text);
        return this;
    }

    @Override
    public JsonGenerator writeString(char[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length));
    }

    @Override
    public JsonGenerator writeRawUTF8String(byte[] buffer, int offset, int length) {
        throw noRawText();
    }

    @Override
    public JsonGenerator writeUTF8String(byte[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public JsonGenerator writeRaw(String text) {
        throw noRawText();
    }

    @Override
    public JsonGenerator writeRaw(String text, int offset, int length) {
        throw noRawText();
    }

    @Override
    public JsonGenerator writeRaw(char[] text, int offset, int length) {
        throw noRawText();
    }

    @Override
    public JsonGenerator writeRaw(char c) {
        throw noRawText();
    }

    /** Raw JSON (as of {@code @JsonRawValue}) is read first: broken text must not break the line. */
    @Override
    public JsonGenerator writeRawValue(String text) {
        return writePOJO(JsonParsing.parse(text));
    }

    @Override
    public JsonGenerator writeRawValue(String text, int offset, int length) {
        return writeRawValue(text.substring(offset, offset + length));
    }

    @Override
    public JsonGenerator writeRawValue(char[] text, int offset, int length) {
        return writeRawValue(new String(text, offset, length));
    }

    private StreamWriteException noRawText() {
        return new StreamWriteException(this, "Its serializer writes raw text, which may not be JSON.");
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        _verifyValueWrite("write bytes");
        out.base64(Arrays.copyOfRange(data, offset, offset + length));
        return this;
    }

    @Override
    public JsonGenerator writeNumber(short value) {
        return writeNumber((long) value);
    }

    @Override
    public JsonGenerator writeNumber(int value) {
        return writeNumber((long) value);
    }

    @Override
    public JsonGenerator writeNumber(long value) {
        _verifyValueWrite("write a number");
        out.number(value);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigInteger value) {
        if (value == null) {
            return writeNull();
        }
        _verifyValueWrite("write a number");
        encoder.write(value);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(double value) {
        _verifyValueWrite("write a number");
        out.number(value);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float value) {
        _verifyValueWrite("write a number");
        out.number(value);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigDecimal value) {
        if (value == null) {
            return writeNull();
        }
        _verifyValueWrite("write a number");
        encoder.write(value);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(String digits) {
        return writeNumber(new BigDecimal(digits));
    }

    @Override
    public JsonGenerator writeBoolean(boolean value) {
        _verifyValueWrite("write a boolean");
        out.bool(value);
        return this;
    }

    @Override
    public JsonGenerator writeNull() {
        _verifyValueWrite("write null");
        out.nullValue();
        return this;
    }

    /** A value that a serializer does not write itself. */
    @Override
    public JsonGenerator writePOJO(@Nullable Object value) {
        _verifyValueWrite("write a value");
        encoder.write(value);
        return this;
    }

    @Override
    public TokenStreamContext streamWriteContext() {
        return context;
    }

    @Override
    public @Nullable Object currentValue() {
        return context.currentValue();
    }

    @Override
    public void assignCurrentValue(@Nullable Object value) {
        context.assignCurrentValue(value);
    }

    @Override
    public Object streamWriteOutputTarget() {
        return out;
    }

    @Override
    public int streamWriteOutputBuffered() {
        return 0;
    }

    @Override
    public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
        return CAPABILITIES;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void flush() {
        // Everything is in the writer already.
    }

    @Override
    protected void _closeInput() {
        // There is no input; the writer outlives the value.
    }

    @Override
    protected void _releaseBuffers() {
        // It has none of its own.
    }

    @Override
    protected void _verifyValueWrite(String what) {
        if (!context.writeValue()) {
            throw new StreamWriteException(this, "A value was written where a name was expected.");
        }
    }
}
