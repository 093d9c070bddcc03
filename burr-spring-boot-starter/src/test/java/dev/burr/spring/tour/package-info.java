/** The pieces of the tour that need Spring, as they are written there. */
package dev.burr.spring.tour;
