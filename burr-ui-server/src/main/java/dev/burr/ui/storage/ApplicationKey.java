package dev.burr.ui.storage;

/** Names one tracked application of a storage. Neither id is checked; what does not exist is not found. */
public record ApplicationKey(String project, String app) {}
