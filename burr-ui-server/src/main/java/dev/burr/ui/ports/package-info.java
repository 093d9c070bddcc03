/** Who has a port of this machine. */
@NullMarked
package dev.burr.ui.ports;

import org.jspecify.annotations.NullMarked;
