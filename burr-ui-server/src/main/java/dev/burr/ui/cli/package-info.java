/** The command line: starts the UI server, and the demo beside it, for somebody at a terminal. */
@NullMarked
package dev.burr.ui.cli;

import org.jspecify.annotations.NullMarked;
