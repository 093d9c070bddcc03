package dev.burr.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a record, or a parameter of a {@link BurrAction} method, that comes from the caller's {@link Inputs}
 * and not from the state. It is required, unless it is an {@link java.util.Optional}, is annotated as {@code Nullable}, or
 * has a default value.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Input {

    /** The name of the input; that of the component or parameter when empty. */
    String value() default "";

    /**
     * What to take when the input is not given, as text: {@code @Input(defaultValue = "3") int limit}. Numbers, booleans,
     * text, enums, and what is text in JSON, such as times. None when empty, at most one.
     */
    String[] defaultValue() default {};
}
