/** Where an application that goes on gets its state from. */
@NullMarked
package dev.burr.persistence;

import org.jspecify.annotations.NullMarked;
