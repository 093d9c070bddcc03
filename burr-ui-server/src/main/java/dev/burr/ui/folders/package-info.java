/** Where the server keeps what is not a run: nothing of it may lie in the storage, which holds projects and nothing else. */
@NullMarked
package dev.burr.ui.folders;

import org.jspecify.annotations.NullMarked;
