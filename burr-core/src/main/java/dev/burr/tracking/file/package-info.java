/** The record in files: where they are, how they are written, and how they are read while somebody writes. */
@NullMarked
package dev.burr.tracking.file;

import org.jspecify.annotations.NullMarked;
