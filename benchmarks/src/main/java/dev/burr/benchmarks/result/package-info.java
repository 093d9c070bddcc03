/** What came out: figures with their spread, as a table and as a document. */
@NullMarked
package dev.burr.benchmarks.result;

import org.jspecify.annotations.NullMarked;
