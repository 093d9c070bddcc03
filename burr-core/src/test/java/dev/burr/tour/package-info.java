/** What users write, as they would write it: the snippets that README and guides quote. */
package dev.burr.tour;
