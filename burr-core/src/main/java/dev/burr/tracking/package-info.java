/** The record of what applications did: events, their JSON, and the client that writes and reads them. */
@NullMarked
package dev.burr.tracking;

import org.jspecify.annotations.NullMarked;
