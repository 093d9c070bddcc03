package dev.burr.core;

/** A function that may throw: the body of an action that goes from one record to another. */
@FunctionalInterface
public interface RecordFunction<I, O> {

    O apply(I input) throws Exception;
}
