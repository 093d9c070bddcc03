/** The REST API of the web UI: summaries in pages, payloads one by one, differences, and a stream of changes. */
@NullMarked
package dev.burr.ui.api.v1;

import org.jspecify.annotations.NullMarked;
