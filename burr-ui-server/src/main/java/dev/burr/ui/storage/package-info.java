/** Reads tracked runs from where they are kept. Knows nothing of HTTP, and of the format only what tracking offers. */
@NullMarked
package dev.burr.ui.storage;

import org.jspecify.annotations.NullMarked;
