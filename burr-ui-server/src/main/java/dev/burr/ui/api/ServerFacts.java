package dev.burr.ui.api;

/**
 * What a server tells of itself.
 *
 * @param samples whether runs of the demo were put into the storage because it was empty
 */
public record ServerFacts(String version, boolean samples) {}
