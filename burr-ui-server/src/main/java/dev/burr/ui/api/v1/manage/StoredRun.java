package dev.burr.ui.api.v1.manage;

/** How much room a run takes. */
record StoredRun(String app, long bytes, long logBytes, long documentBytes) {}
