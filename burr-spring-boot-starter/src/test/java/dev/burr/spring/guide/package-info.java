/** The code that docs/spring.md shows, as tests. */
package dev.burr.spring.guide;
