/** The routes to the statistics of a project. */
@NullMarked
package dev.burr.ui.api.v1.statistics;

import org.jspecify.annotations.NullMarked;
