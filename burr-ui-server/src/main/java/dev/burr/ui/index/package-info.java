/** Turns logged events into what the UI shows: lists of runs and steps, differences between states, notices of change. */
@NullMarked
package dev.burr.ui.index;

import org.jspecify.annotations.NullMarked;
