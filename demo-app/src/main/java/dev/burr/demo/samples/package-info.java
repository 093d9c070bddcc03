/** Records the scenarios of the demo, for the runs that a new installation of the UI shows. */
@NullMarked
package dev.burr.demo.samples;

import org.jspecify.annotations.NullMarked;
