/**
 * The state machine as data: {@link dev.burr.core.State}, {@link dev.burr.core.Action}, {@link
 * dev.burr.core.Condition}, {@link dev.burr.core.Transition} and {@link dev.burr.core.Graph}. Nothing here does I/O,
 * reads a clock or logs; every type but the builders is immutable and safe to share between threads.
 */
@NullMarked
package dev.burr.core;

import org.jspecify.annotations.NullMarked;
