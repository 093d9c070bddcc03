package dev.burr.ui.api.v1;

import java.util.List;

/** The state machine of a run. */
record GraphView(String entrypoint, List<ActionView> actions, List<TransitionView> transitions) {}
