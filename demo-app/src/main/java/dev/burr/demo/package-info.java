/** A Spring service that uses Burr the way a user of the starter would. */
@NullMarked
package dev.burr.demo;

import org.jspecify.annotations.NullMarked;
