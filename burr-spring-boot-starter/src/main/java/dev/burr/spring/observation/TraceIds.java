package dev.burr.spring.observation;

import org.jspecify.annotations.Nullable;

/** Tells on the thread of a step which trace it is part of, as the tools know it that collect the traces of a service. */
@FunctionalInterface
public interface TraceIds {

    /** The id of the trace that this thread is in; null for none. */
    @Nullable
    String current();
}
