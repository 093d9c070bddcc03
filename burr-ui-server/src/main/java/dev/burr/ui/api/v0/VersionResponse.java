package dev.burr.ui.api.v0;

/** The version of this server. */
record VersionResponse(String version) {}
