package dev.burr.ui.api.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did with one top-level key of its state.
 *
 * @param changes some of the steps that changed it, in their order
 * @param total how many steps did
 * @param nextAfter asks for the changes that follow; null at the end
 * @param readers actions that declare to read it
 * @param conditions of transitions, that name it
 */
record FieldHistory(
        String key,
        List<FieldChange> changes,
        int total,
        @Nullable Integer nextAfter,
        List<FieldReader> readers,
        List<FieldCondition> conditions) {}
