/** A recorded step taken home: as a test case, as a test, as a run that goes on from there. */
@NullMarked
package dev.burr.ui.reproduce;

import org.jspecify.annotations.NullMarked;
