/** The server over some time, with everything that it does going on at once. */
@NullMarked
package dev.burr.ui.soak;

import org.jspecify.annotations.NullMarked;
