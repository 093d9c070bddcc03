/** Where the state of an application is kept after each step, and where an application that goes on gets it from. */
@NullMarked
package dev.burr.persistence;

import org.jspecify.annotations.NullMarked;
