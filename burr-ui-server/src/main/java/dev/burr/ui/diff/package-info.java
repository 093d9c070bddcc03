/** Structural differences between two JSON values. */
@NullMarked
package dev.burr.ui.diff;

import org.jspecify.annotations.NullMarked;
