/**
 * What Micrometer sees of applications: an observation for each call that runs steps, and one for each step within it, of which
 * a service makes meters and traces by its own means. It shows names and ids, never states, inputs or results.
 */
@NullMarked
package dev.burr.spring.observation;

import org.jspecify.annotations.NullMarked;
