package dev.burr.serde;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** The part of reading and writing values that Jackson does: everything that is not plain JSON. */
final class JacksonValues {

    static final JacksonValues STANDARD = new JacksonValues(List.of());

    private final List<ValueCodec<?>> codecs;
    private volatile @Nullable Mapping made;

    /** @param codecs those for types, the first one first */
    JacksonValues(List<ValueCodec<?>> codecs) {
        this.codecs = List.copyOf(codecs);
    }

    private record Mapping(JsonMapper mapper, ObjectWriter writer) {}

    /**
     * Made on first use, not at the start of a service: it loads several hundred classes, and many a state is plain JSON. Two
     * threads that come first at the same time make two that are alike.
     */
    private Mapping mapping() {
        Mapping known = made;
        if (known == null) {
            JsonMapper mapper = mapper(codecs);
            known = new Mapping(mapper, mapper.writer());
            made = known;
        }
        return known;
    }

    private static JsonMapper mapper(List<ValueCodec<?>> codecs) {
        return JsonMapper.builder()
                .annotationIntrospector(
                        new AnnotationIntrospectorPair(new JacksonAnnotationIntrospector(), new SealedTypes()))
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(
                        DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                        DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE, SerializationFeature.FAIL_ON_SELF_REFERENCES)
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new OwnForms(codecs))
                .build();
    }

    void forgetTypes() {
        Mapping known = made;
        if (known != null) {
            known.mapper().clearCaches();
        }
    }

    void write(Object value, JsonGenerator out) {
        mapping().writer().writeValue(out, value);
    }

    <T> T convert(Object json, Class<T> type) {
        try {
            return mapping().mapper().convertValue(json, type);
        } catch (JacksonException e) {
            throw unfit(e);
        }
    }

    @Nullable
    Object convert(Object json, Type type) {
        try {
            JsonMapper mapper = mapping().mapper();
            return mapper.convertValue(json, mapper.constructType(type));
        } catch (JacksonException e) {
            throw unfit(e);
        }
    }

    /** Says where, and not what: Jackson's own words quote the value, and end up in logs. */
    private static IllegalArgumentException unfit(JacksonException e) {
        String where = e instanceof DatabindException databind ? databind.getPathReference() : "";
        return new IllegalArgumentException(where.isEmpty() ? "It does not fit." : "It does not fit at " + where + ".");
    }
}
