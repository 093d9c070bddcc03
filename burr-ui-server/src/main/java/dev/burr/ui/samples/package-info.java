/** Runs of the demo for a storage that is used for the first time, so that there is something to look at. */
@NullMarked
package dev.burr.ui.samples;

import org.jspecify.annotations.NullMarked;
