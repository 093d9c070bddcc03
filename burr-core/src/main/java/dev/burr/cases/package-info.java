/** Recorded steps as test cases, in the files that Burr's own test tool writes and reads. */
@NullMarked
package dev.burr.cases;

import org.jspecify.annotations.NullMarked;
