/** What a run cost, how long its actions took and what is odd about it, from one pass over its log. */
@NullMarked
package dev.burr.ui.insight;

import org.jspecify.annotations.NullMarked;
