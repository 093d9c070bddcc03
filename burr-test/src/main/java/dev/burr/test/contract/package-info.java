/** What every implementation of an interface of the core must do, as tests to be run against each of them. */
@NullMarked
package dev.burr.test.contract;

import org.jspecify.annotations.NullMarked;
