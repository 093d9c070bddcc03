package dev.burr.ui.api.v1.manage;

import org.jspecify.annotations.Nullable;

/** A field of the state ({@code state_field}) or an attribute ({@code attribute}). */
record AnnotationPointer(String type, String fieldName, @Nullable String spanId) {}
