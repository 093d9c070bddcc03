/** What all versions of the REST API share: how a failure is answered. */
@NullMarked
package dev.burr.ui.api;

import org.jspecify.annotations.NullMarked;
