/**
 * What an observer of an application can see: one {@link dev.burr.lifecycle.LifecycleHook} method for each event, and a
 * {@link dev.burr.lifecycle.HookChain} that keeps a failing observer away from the run. {@link
 * dev.burr.lifecycle.JsonlLogger} and {@link dev.burr.lifecycle.SlowDown} are observers to use as they are.
 */
@NullMarked
package dev.burr.lifecycle;

import org.jspecify.annotations.NullMarked;
