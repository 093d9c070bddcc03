package dev.burr.ui.api.v1;

import org.jspecify.annotations.Nullable;

/**
 * One run came out of another.
 *
 * @param sequenceId the step of the parent at which it did, null if that is not known
 */
record LineageLink(String parent, String child, ChildKind kind, @Nullable Long sequenceId) {}
