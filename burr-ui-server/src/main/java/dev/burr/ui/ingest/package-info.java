/** Runs of services on other machines: takes what they send, and gives back what they go on from. */
@NullMarked
package dev.burr.ui.ingest;

import org.jspecify.annotations.NullMarked;
