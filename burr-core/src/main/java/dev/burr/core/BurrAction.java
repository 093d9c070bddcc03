package dev.burr.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of an object an action; {@link GraphBuilder#withActionsOf} adds those of a bean to a graph.
 *
 * <p>What the method takes, it reads: each parameter is the key of the state that has its name, read as its type. It must
 * be compiled with {@code -parameters}, as Spring Boot sets up Maven and Gradle to do. A parameter that is an
 * {@link java.util.Optional} or annotated as {@code Nullable} may be missing. {@link Input} makes it an input of the caller.
 * A parameter of type {@link State}, {@link Inputs}, {@link ActionContext} or {@link dev.burr.visibility.Tracer} gets just that, within what is declared here. One
 * of type {@link Emitter} makes the action {@link Action#streaming() streaming}.
 *
 * <p>What the method returns, it writes:
 * <ul>
 *   <li>with one key in {@link #writes}, the value of that key, whatever its type; null is a value;
 *   <li>with several, a record whose components have these names, or a {@code Map} by key;
 *   <li>with none, a record: its components are the writes. Or nothing;
 *   <li>in each of these cases a {@link State}, or an {@link ActionResult} with a result of its own for the log.
 * </ul>
 *
 * A record whose components are written is the result of the step in the log as well.
 *
 * <p>The annotation may stand on a method of a superclass or an interface; a method that overrides it is the action then. The
 * method is called through the object that was given, so that what a proxy adds to it (transactions, security) holds.
 * It need not be public, but not private either. What it throws reaches the caller of the run as it is.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BurrAction {

    /** The name of the action; that of the method in snake case when empty: {@code checkSafety} is {@code check_safety}. */
    String name() default "";

    /** Keys that it reads through a parameter of type {@link State}. Those of other parameters need not be named. */
    String[] reads() default {};

    /** The keys that it writes. */
    String[] writes() default {};

    /** Inputs without which it can't run, read through a parameter of type {@link Inputs}. */
    String[] inputs() default {};

    /** Inputs that it uses when they are given, read through a parameter of type {@link Inputs}. */
    String[] optionalInputs() default {};

    /** Labels by which a group of actions can be named, as in {@code after("@tag:answer")}. */
    String[] tags() default {};
}
