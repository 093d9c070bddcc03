package dev.burr.serde;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.Version;
import tools.jackson.core.base.GeneratorBase;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JacksonFeatureSet;

/**
 * What a generator has for serializers that write text: brought down to {@link #writeString(String)}, and refused where the
 * text would stand in the document as it is. Without buffers and without a target of its own.
 */
abstract class PlainTextGenerator extends GeneratorBase {

    private static final JacksonFeatureSet<StreamWriteCapability> CAPABILITIES =
            JacksonFeatureSet.fromDefaults(StreamWriteCapability.values());

    /** The constructor of the base class asks for one; nothing here takes buffers from it. */
    private static final BufferRecycler UNUSED_BUFFERS = new BufferRecycler();

    PlainTextGenerator() {
        super(ObjectWriteContext.empty(), newIoContext(), 0);
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
    public final JsonGenerator writeString(char[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length));
    }

    @Override
    public final JsonGenerator writeUTF8String(byte[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public final JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public final JsonGenerator writeNumber(short value) {
        return writeNumber((long) value);
    }

    @Override
    public final JsonGenerator writeNumber(int value) {
        return writeNumber((long) value);
    }

    @Override
    public final JsonGenerator writeNumber(String digits) {
        return writeNumber(new BigDecimal(digits));
    }

    @Override
    public final JsonGenerator writeRawUTF8String(byte[] buffer, int offset, int length) {
        throw noRawText();
    }

    @Override
    public final JsonGenerator writeRaw(String text) {
        throw noRawText();
    }

    @Override
    public final JsonGenerator writeRaw(String text, int offset, int length) {
        throw noRawText();
    }

    @Override
    public final JsonGenerator writeRaw(char[] text, int offset, int length) {
        throw noRawText();
    }

    @Override
    public final JsonGenerator writeRaw(char c) {
        throw noRawText();
    }

    /** Raw JSON (as of {@code @JsonRawValue}) is read first: broken text must not break the line. */
    @Override
    public final JsonGenerator writeRawValue(String text) {
        return writePOJO(JsonParsing.parse(text));
    }

    @Override
    public final JsonGenerator writeRawValue(String text, int offset, int length) {
        return writeRawValue(text.substring(offset, offset + length));
    }

    @Override
    public final JsonGenerator writeRawValue(char[] text, int offset, int length) {
        return writeRawValue(new String(text, offset, length));
    }

    private StreamWriteException noRawText() {
        return new StreamWriteException(this, "Its serializer writes raw text, which may not be JSON.");
    }

    @Override
    public final @Nullable Object currentValue() {
        return streamWriteContext().currentValue();
    }

    @Override
    public final void assignCurrentValue(@Nullable Object value) {
        streamWriteContext().assignCurrentValue(value);
    }

    @Override
    public final int streamWriteOutputBuffered() {
        return 0;
    }

    @Override
    public final JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
        return CAPABILITIES;
    }

    @Override
    public final Version version() {
        return Version.unknownVersion();
    }

    @Override
    public final void flush() {
        // Everything is in the writer already.
    }

    @Override
    protected final void _closeInput() {
        // There is no input; the writer outlives the value.
    }

    @Override
    protected final void _releaseBuffers() {
        // It has none of its own.
    }
}
