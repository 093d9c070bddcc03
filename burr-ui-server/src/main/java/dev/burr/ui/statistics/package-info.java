/** How the actions of a project do, and what its runs cost: sums over many runs, each of which is read once. */
@NullMarked
package dev.burr.ui.statistics;

import org.jspecify.annotations.NullMarked;
