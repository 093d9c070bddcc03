/** What every storage of the UI server must do, as tests to be run against each of them. */
@NullMarked
package dev.burr.storage.contract;

import org.jspecify.annotations.NullMarked;
