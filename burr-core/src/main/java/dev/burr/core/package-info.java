/** The machine as data: state, actions, conditions, transitions and the graph they form. */
@NullMarked
package dev.burr.core;

import org.jspecify.annotations.NullMarked;
