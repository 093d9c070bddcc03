/** Support for testing applications built on Burr. */
@NullMarked
package dev.burr.test;

import org.jspecify.annotations.NullMarked;
