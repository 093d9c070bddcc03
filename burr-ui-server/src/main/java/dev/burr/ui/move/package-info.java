/** Moves folders as wholes, also from one file system to another, and replaces files as wholes. */
@NullMarked
package dev.burr.ui.move;

import org.jspecify.annotations.NullMarked;
