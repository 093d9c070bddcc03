/** Zip archives of runs: writes them, and reads those of strangers with suspicion. */
@NullMarked
package dev.burr.ui.archive;

import org.jspecify.annotations.NullMarked;
