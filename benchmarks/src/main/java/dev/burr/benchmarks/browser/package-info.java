/** What our UI takes in a browser: how long until something is there to be read, and how long the page can't answer its reader. */
@NullMarked
package dev.burr.benchmarks.browser;

import org.jspecify.annotations.NullMarked;
