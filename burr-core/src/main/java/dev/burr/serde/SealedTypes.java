package dev.burr.serde;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Which record an object was, where the code asks for a sealed interface: a record that such an interface permits is
 * written with a first field {@code @type}, the name of its class without the package, as in {@code "@type":
 * "Verdict.Unsafe"}. Reading it as itself does without. Where the user has said how to tell types apart ({@link JsonTypeInfo}),
 * that holds.
 */
final class SealedTypes extends NopAnnotationIntrospector {

    /** No component can have this name. */
    static final String PROPERTY = "@type";

    private static final long serialVersionUID = 1L;

    private static final JsonTypeInfo.Value BY_NAME =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, PROPERTY, null, false, false);

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && isOurs(type) ? BY_NAME : null;
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        return isOurs(type) ? nameOf(type.getRawType()) : null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedClass type && isSealed(type.getRawType()) && isOurs(type))) {
            return null;
        }
        Set<Class<?>> records = new LinkedHashSet<>();
        addRecords(type.getRawType(), records);
        return records.stream()
                .map(permitted -> new NamedType(permitted, nameOf(permitted)))
                .toList();
    }

    private static void addRecords(Class<?> type, Set<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                addRecords(permitted, records);
            }
        }
    }

    private static boolean isOurs(AnnotatedClass type) {
        Class<?> raw = type.getRawType();
        return (isSealed(raw) || (raw.isRecord() && hasSealed(raw))) && !type.hasAnnotation(JsonTypeInfo.class);
    }

    private static boolean hasSealed(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (isSealed(parent) || hasSealed(parent)) {
                return true;
            }
        }
        return false;
    }

    /** The JDK has sealed interfaces for other ends: String implements one. */
    private static boolean isSealed(Class<?> type) {
        return type.isInterface() && type.isSealed() && !type.getName().startsWith("java.");
    }

    private static String nameOf(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
