/** The rules that hold in burr-core only. */
@NullMarked
package dev.burr.core.architecture;

import org.jspecify.annotations.NullMarked;
