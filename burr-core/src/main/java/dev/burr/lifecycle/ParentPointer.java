package dev.burr.lifecycle;

import org.jspecify.annotations.Nullable;

/** A step of another application: where a fork or a sub-application comes from. */
public record ParentPointer(String appId, @Nullable String partitionKey, long sequenceId) {}
