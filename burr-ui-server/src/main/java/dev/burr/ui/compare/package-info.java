/** Two runs side by side: which steps belong together, and whether they did the same. */
@NullMarked
package dev.burr.ui.compare;

import org.jspecify.annotations.NullMarked;
