/** Measures how much room runs take, and remembers it for a while. */
@NullMarked
package dev.burr.ui.usage;

import org.jspecify.annotations.NullMarked;
