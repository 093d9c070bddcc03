package dev.burr.ui.api.v1;

/** A transition between two actions. */
record TransitionView(String from, String to, String condition) {}
