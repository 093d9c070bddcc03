package dev.burr.core;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value that an action is given, as a type: a key of the state, or an input where {@link Input} says so. What declares
 * it is a component of a record or a parameter of a method; the rules are the same.
 */
final class Argument {

    private final String what;
    private final String key;
    private final Type type;
    private final boolean input;
    private final boolean wrapped;
    private final boolean nullable;
    private final @Nullable Object fallback;

    private Argument(String what, String name, Type declared, AnnotatedElement element, AnnotatedType annotated) {
        Input annotation = element.getAnnotation(Input.class);
        this.what = what;
        this.key = annotation == null || annotation.value().isEmpty() ? name : annotation.value();
        this.type = Types.withoutOptional(declared);
        this.input = annotation != null;
        this.wrapped = Types.raw(declared) == Optional.class;
        this.nullable = isNullable(element) || isNullable(annotated);
        this.fallback = annotation == null ? null : defaultOf(annotation.defaultValue());
    }

    /**
     * @throws IllegalArgumentException when its default value is not one of its type
     */
    static Argument of(RecordComponent component) {
        return new Argument(
                "component", component.getName(), component.getGenericType(), component, component.getAnnotatedType());
    }

    /**
     * @throws IllegalArgumentException when its default value is not one of its type
     */
    static Argument of(Parameter parameter) {
        return new Argument(
                "parameter",
                parameter.getName(),
                parameter.getParameterizedType(),
                parameter,
                parameter.getAnnotatedType());
    }

    /** Whatever package it comes from: there are many, and all mean the same. */
    private static boolean isNullable(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object defaultOf(String[] texts) {
        if (texts.length == 0) {
            return null;
        }
        if (texts.length > 1 || wrapped) {
            throw new IllegalArgumentException("Input '%s' has %s. Leave out all but one."
                    .formatted(key, wrapped ? "a default value and is Optional" : texts.length + " default values"));
        }
        try {
            return TypedValues.ofText(key, texts[0], type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Default value \"%s\" of input '%s' can't be read as %s. Write it as it would stand in JSON, or leave it out."
                            .formatted(texts[0], key, Types.name(type)),
                    e);
        }
    }

    /** Types by key, in order. */
    static Map<String, Type> types(List<Argument> arguments) {
        var types = new LinkedHashMap<String, Type>();
        arguments.forEach(argument -> types.put(argument.key, argument.type));
        return Collections.unmodifiableMap(types);
    }

    String key() {
        return key;
    }

    /** What the value is read as; of an Optional, what it holds. */
    Type type() {
        return type;
    }

    boolean isInput() {
        return input;
    }

    /** Whether the key or the input may be missing. */
    boolean isOptional() {
        return wrapped || nullable || fallback != null;
    }

    /**
     * The value.
     *
     * @throws MissingKeyException when there is none and it may not be missing
     * @throws IllegalArgumentException when it can't be read as the type
     */
    @Nullable
    Object from(State state, Inputs inputs) {
        NamedValues values = input ? inputs : state;
        Object value = values.has(key) ? values.types().as(key, values.valueOf(key), type) : missing(values);
        if (wrapped) {
            return Optional.ofNullable(value);
        }
        if (value == null && type instanceof Class<?> plain && plain.isPrimitive()) {
            throw new IllegalArgumentException(
                    "Value of key '%s' is null, which a %s of type %s can't hold. Make the %s Optional."
                            .formatted(key, what, plain, what));
        }
        return value;
    }

    private @Nullable Object missing(NamedValues values) {
        if (!isOptional()) {
            throw new MissingKeyException(
                    key,
                    values.describe(),
                    values.keys(),
                    "make the %s Optional when it may be missing".formatted(what));
        }
        return fallback;
    }
}
