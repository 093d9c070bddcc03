package dev.burr.ui.api.v0;

/** Whether the server can answer. */
record ReadyResponse(boolean ready) {}
