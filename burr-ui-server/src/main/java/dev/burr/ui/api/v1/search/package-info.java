/** The search of this version of the API. */
@NullMarked
package dev.burr.ui.api.v1.search;

import org.jspecify.annotations.NullMarked;
