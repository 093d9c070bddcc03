/** Whole programs, after the examples of Apache Burr, with models and stores that are made up: each runs offline in a moment. */
package dev.burr.examples;
