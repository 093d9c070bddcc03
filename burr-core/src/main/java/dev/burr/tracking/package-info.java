/** The record of what applications did: its events and documents, their JSON, and the client that keeps it. */
@NullMarked
package dev.burr.tracking;

import org.jspecify.annotations.NullMarked;
