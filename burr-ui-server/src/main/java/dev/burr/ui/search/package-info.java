/** Finds runs by what is written in them: ids, actions, inputs, results, states, errors. Reads the logs, and keeps nothing. */
@NullMarked
package dev.burr.ui.search;

import org.jspecify.annotations.NullMarked;
