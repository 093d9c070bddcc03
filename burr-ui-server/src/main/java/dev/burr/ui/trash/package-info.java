/** Keeps the folders of deleted runs for a while, in the server's data folder, so that they can be restored. */
@NullMarked
package dev.burr.ui.trash;

import org.jspecify.annotations.NullMarked;
