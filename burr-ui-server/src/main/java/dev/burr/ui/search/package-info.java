/**
 * Finds runs by what is written in them: ids, actions, inputs, results, states, errors. Reads the logs; what it keeps of them only spares
 * it to read them again.
 */
@NullMarked
package dev.burr.ui.search;

import org.jspecify.annotations.NullMarked;
