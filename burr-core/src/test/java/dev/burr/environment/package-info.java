/** What a machine must have for some tests: they are skipped with the reason where it is missing, and fail in CI. */
@NullMarked
package dev.burr.environment;

import org.jspecify.annotations.NullMarked;
