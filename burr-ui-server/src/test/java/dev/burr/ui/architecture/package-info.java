/** The rules that hold in burr-ui-server only. */
@NullMarked
package dev.burr.ui.architecture;

import org.jspecify.annotations.NullMarked;
